import { defineEvent } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

const { localDate, instant, code } = schemas;
const place = { location: code, sku: code };

/** When an item goes on sale. In the stream of the SKU. */
export const releaseEvents = {
  /**
   * Nothing is allocated before `releaseAt`, the beginning of `releaseDate` where the item is sold; both null: it may be
   * at once. Units that were allocated before stay so.
   */
  ItemReleaseSet: defineEvent(
    'stock.ItemReleaseSet',
    z.object({ ...place, releaseDate: localDate.nullable(), releaseAt: instant.nullable() }),
  ),
  /** The day has come: from here on it is an item like any other. */
  ItemReleased: defineEvent(
    'stock.ItemReleased',
    z.object({ ...place, releaseDate: localDate, releaseAt: instant }),
  ),
} as const;
