import type { z } from 'zod';
import type { replyChannel } from '../contract/index.js';

/** What every answer of a buyer has in common. */
export interface Reply {
  readonly orderId: string;
  readonly lines: string[];
  readonly replyId: string;
  readonly receivedAt: string;
  readonly channel: z.infer<typeof replyChannel>;
  readonly noticeId: string | null;
  readonly shownText: string | null;
}
