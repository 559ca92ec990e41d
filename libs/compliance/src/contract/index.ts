export {
  type DelayPolicy,
  delayPolicy,
  FRIENDLY_KINDS,
  policyCommands,
  policyEvents,
  policyStream,
} from './policy.js';
