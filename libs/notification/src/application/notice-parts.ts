import type { Recipient } from '../contract/index.js';
import type { Channel } from './channels/channel.js';
import type { ContentStore } from './content-store.js';
import type { ReplyKey } from './reply-token.js';

/** Provider token of `NoticeParts`. */
export const NOTICE_PARTS = 'NoticeParts';

/** What notices are sent with; chosen by settings. */
export interface NoticeParts {
  /** In the order in which they are tried. */
  readonly channels: readonly Channel[];
  /** Keeps the exact bytes of what was sent. */
  readonly content: ContentStore;
  /** The newest first. */
  readonly replyKeys: readonly [ReplyKey, ...ReplyKey[]];
  /** Where reply pages are: `https://shop.example/r`. */
  readonly replyUrl: string;
  /** How often a channel that is away is tried before the next one. Default 6, over about an hour. */
  readonly tries?: number;
}

/** Who the buyer of an order is: personal data, looked up when it is needed and never stored with a notice. */
export interface Recipients {
  find(tenant: string, orderId: string): Promise<Recipient>;
}
