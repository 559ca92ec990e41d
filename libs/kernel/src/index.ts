export {
  type Clock,
  type Instant,
  type LocalDate,
  ManualClock,
  OffsetClock,
  SandboxClock,
  SystemClock,
  plusMilliseconds,
} from './clock.js';
export { SettingsProblem } from './settings-problem.js';
export { type Json, type Rejection, assertNever } from './result.js';
export { deterministicId, randomId } from './ids.js';
export { canonicalJson, jsonBytes, payloadHash } from './canonical-json.js';
export * as schemas from './schemas.js';
export { signedHeaders, type SignedWebhook, webhookSignature } from './webhook-signature.js';
