import { type RecordedEvent, streamName } from '#eventing';
import { orderStream } from '#ordering/contract';
import type { CaseEvent, CaseFile, NoticeContent, NoticeStream } from '../../domain/index.js';
import type { CaseSources, Until } from './case-sources.js';

export interface CaseKey {
  readonly tenant: string;
  readonly orderId: string;
  readonly until: Until;
  /** Of notices about the order that its own events need not name: one that never got through is evidence, too. */
  readonly noticeIds: readonly string[];
}

/** Everything on record about one order; null where the log has nothing of it up to then. */
export async function gatherCase(sources: CaseSources, key: CaseKey): Promise<CaseFile | null> {
  const { tenant, orderId } = key;
  const order = await readStream(sources, orderStream(tenant, orderId), key.until);
  const [placed] = order;
  if (!placed) return null;
  const notices = await readNotices(sources, key, order);
  const events = [...order, ...notices.flatMap((notice) => notice.events)];
  const ref = placed.data['ref'];
  return {
    tenant,
    orderId,
    orderRef: typeof ref === 'string' ? ref : orderId,
    order,
    notices,
    contents: await readContents(sources, events),
  };
}

async function readStream(
  { log, decoder }: CaseSources,
  stream: string,
  until: Until,
): Promise<readonly CaseEvent[]> {
  const events = await log.read(stream);
  return events.filter(until).map((event) => caseEvent(event, decoder));
}

function caseEvent(event: RecordedEvent, decoder: CaseSources['decoder']): CaseEvent {
  const { stream, revision, position, id, type, meta, data: stored } = event;
  return { stream, revision, position, id, type, meta, stored, data: decoder.decode(event).data };
}

/** Those that the order's events name, at any depth, then the others. */
async function readNotices(
  sources: CaseSources,
  { tenant, until, noticeIds }: CaseKey,
  order: readonly CaseEvent[],
): Promise<readonly NoticeStream[]> {
  const named = order.flatMap(({ data }) => textsOf(data, 'noticeId'));
  const notices: NoticeStream[] = [];
  for (const noticeId of new Set([...named, ...noticeIds])) {
    const events = await readStream(sources, streamName('notice', tenant, noticeId), until);
    if (events.length > 0) notices.push({ noticeId, events });
  }
  return notices;
}

/** The contents that events name by `contentHash`, each once. */
async function readContents(
  { contents }: CaseSources,
  events: readonly CaseEvent[],
): Promise<readonly NoticeContent[]> {
  const found = new Map<string, NoticeContent>();
  for (const { data } of events) {
    for (const { noticeId, hash, mediaType } of sendingsIn(data)) {
      const known = found.get(hash);
      if (known && (known.mediaType !== null || mediaType === null)) continue;
      const kept = known ?? (await read(contents, hash));
      found.set(hash, { noticeId, hash, mediaType, bytes: kept.bytes, problem: kept.problem });
    }
  }
  return [...found.values()];
}

type Kept = Pick<NoticeContent, 'bytes' | 'problem'>;

async function read(contents: CaseSources['contents'], hash: string): Promise<Kept> {
  try {
    const bytes = await contents.get(hash);
    return { bytes, problem: bytes ? null : 'MISSING' };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'CONTENT_DAMAGED')) throw error;
    return { bytes: null, problem: 'DAMAGED' };
  }
}

interface Sending {
  readonly noticeId: string;
  readonly hash: string;
  readonly mediaType: string | null;
}

/** By the names of the fields: what a notice's events look like is their context's business. */
function sendingsIn(value: unknown): readonly Sending[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(sendingsIn);
  const { contentHash, noticeId, mediaType }: Record<string, unknown> = { ...value };
  if (typeof contentHash !== 'string' || !/^[0-9a-f]{64}$/.test(contentHash)) return inside;
  const sending = {
    noticeId: typeof noticeId === 'string' ? noticeId : '',
    hash: contentHash,
    mediaType: typeof mediaType === 'string' ? mediaType : null,
  };
  return [sending, ...inside];
}

function textsOf(value: unknown, field: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === field && typeof member === 'string' ? [member] : textsOf(member, field),
  );
}
