export { isSandbox } from './application/clock-setting.js';
export { ServiceTime } from './application/service-time.js';
export { SandboxApiModule } from './sandbox.module.js';
