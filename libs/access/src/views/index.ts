import { accessKeysProjection } from './access-keys.projection.js';

export const accessProjections = [accessKeysProjection];
export { AccessKeyQueries, type AccessKeyRow } from './access-key.queries.js';
