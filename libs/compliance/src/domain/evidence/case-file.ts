import type { JsonObject, Metadata, Position, Revision } from '#eventing';
import type { Instant } from '#kernel';

/** An event as it lies in the log, and as this program reads it (brought to the newest schema). */
export interface CaseEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly meta: Metadata;
  readonly stored: JsonObject;
  readonly data: JsonObject;
}

export interface NoticeStream {
  readonly noticeId: string;
  readonly events: readonly CaseEvent[];
}

/** The bytes that the log names by their SHA-256; without bytes, `problem` says why. */
export interface NoticeContent {
  readonly noticeId: string;
  readonly hash: string;
  readonly mediaType: string | null;
  readonly bytes: Uint8Array | null;
  readonly problem: ContentProblem | null;
}

/** Not there (erased, lost, or kept elsewhere), or there with other bytes than those that the log names. */
export type ContentProblem = 'MISSING' | 'DAMAGED';

/** All that is on record about one order. Events are in the order of their streams. */
export interface CaseFile {
  readonly tenant: string;
  readonly orderId: string;
  readonly orderRef: string;
  readonly order: readonly CaseEvent[];
  readonly notices: readonly NoticeStream[];
  readonly contents: readonly NoticeContent[];
}

/** One order, or all of which something was recorded from `from` until before `to`. */
export type PackScope = { readonly order: string } | { readonly from: Instant; readonly to: Instant };

/** What a pack says of itself. */
export interface PackHead {
  readonly tenant: string;
  readonly scope: PackScope;
  /** Nothing later is in the pack; instants are UTC with milliseconds. Null: everything that was there. */
  readonly asOf: { readonly instant: Instant } | { readonly position: Position } | null;
  /** The moment by which duties are called overdue. */
  readonly lookedAt: Instant;
  readonly generatedAt: Instant;
  readonly productVersion: string;
}

export interface PackFile {
  /** With `/`, relative. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Hex. Comes in as an argument: this room does no I/O and brings no crypto. */
export type Sha256 = (bytes: Uint8Array) => string;
