export { eventRegistry, processes, projections } from './contexts.js';
export { derivedDir, type LogPlace, openLog } from './event-log.js';
export { openOutside, type Outside, type OutsideSettings, readOutside } from './outside.js';
export { openTime } from './open-time.js';
export { openRuntime, type Runtime, type RuntimeOptions } from './runtime.js';
export { CLOCK, RUNTIME, RuntimeModule } from './runtime.module.js';
