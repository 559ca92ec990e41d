import type { Projection } from '#eventing';
import { watchedLinesProjection } from './watched-lines.projection.js';

export { type WatchedLine, WatchedLineQueries } from './watched-lines.queries.js';

export const complianceProjections: readonly Projection[] = [watchedLinesProjection];
