import { schemas } from '#kernel';
import { z } from 'zod';

const { localDate, instant, code } = schemas;
const place = { location: code, sku: code };

export const releaseCommands = {
  /** `at` is the beginning of `date` where the item is sold. Null: no release is waited for any more. */
  'stock.SetItemRelease': z.object({
    ...place,
    release: z.object({ date: localDate, at: instant }).nullable(),
  }),
  /** The item's timer has rung. Too early, it is refused as NOT_RELEASED, with the instant in `releaseAt`. */
  'stock.ReleaseItem': z.object(place),
} as const;
