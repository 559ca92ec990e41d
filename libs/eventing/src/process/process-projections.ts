import type { Projection } from '../project/projection.js';
import { processOutbox } from './process-outbox.projection.js';
import { processTimers } from './process-timers.projection.js';

/** The views that the process runtime itself works with. */
export const processProjections: readonly Projection[] = [processOutbox, processTimers];
