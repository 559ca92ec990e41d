export {
  type DelayPolicy,
  delayPolicy,
  FRIENDLY_KINDS,
  MESSAGE_DEFAULTS,
  policyCommands,
  policyEvents,
  policyStream,
} from './policy.js';
