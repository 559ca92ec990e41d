export { policyRollout } from './policy-rollout.process.js';
