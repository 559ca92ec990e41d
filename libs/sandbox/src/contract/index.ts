export { type AdvanceClock, sandboxCommands, type SandboxRejectionCode } from './sandbox.commands.js';
export { SANDBOX_CLOCK_STREAM, type SandboxEvent, sandboxEvents } from './sandbox.events.js';
