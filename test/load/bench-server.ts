import { createApi } from '../../apps/api/src/create-api.js';
import { readSettings } from '../../apps/api/src/settings.js';
import { openRuntime } from '#composition';
import { EVERYBODY, Roles } from '#graphql-kit';
import { SystemClock } from '#kernel';
import { Query, Resolver } from '@nestjs/graphql';
import { BackorderQueue } from '../../libs/backorder/src/api/backorder.types.js';

const NODE = {
  id: '00000000-0000-5000-8000-000000000000',
  orderRef: 'R-1',
  waiting: 1,
  position: 1,
  quantityAhead: 0,
  waitingSince: '2026-01-05T10:00:00.000Z',
  coverage: { source: 'NONE', projectedDate: null },
};
const CONSTANT = { waitingLines: 20, nodes: Array.from({ length: 20 }, () => NODE) };

/** The yardstick: what the same server does with rows that it has ready. */
@Resolver()
export class ConstantResolver {
  @Roles(...EVERYBODY)
  @Query(() => BackorderQueue)
  constantQueue(): object {
    return CONSTANT;
  }
}

const settings = readSettings(process.env);
const runtime = await openRuntime({
  dataDir: settings.dataDir,
  clock: new SystemClock(),
  threads: true,
});
const app = await createApi(runtime, settings, [ConstantResolver]);
process.once('SIGTERM', () => void app.close().then(() => process.exit(0)));
await app.listen(settings.port, settings.host);
