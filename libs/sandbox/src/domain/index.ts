export { type SandboxClockState, type SandboxCommand, sandboxClockDecider } from './sandbox-clock.decider.js';
