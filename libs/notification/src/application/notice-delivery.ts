import { backOff, type CommandMeta, type CommandOutcome, type CommandRegistry } from '#eventing';
import { type Clock, deterministicId, plusMilliseconds, schemas } from '#kernel';
import { z } from 'zod';
import type { NoticeEvidence } from '#ordering/contract';
import type { NoticeCommand } from '../contract/index.js';
import type { NoticeState } from '../domain/index.js';
import type { Channel } from './channels/channel.js';
import type { NoticeExecutor } from './notice-executor.js';
import { type NoticeMessage, noticeMessage } from './notice-message.js';
import type { NoticeParts, Recipients } from './notice-parts.js';
import type { Templates } from './templates.js';

const request = z.object({
  noticeId: schemas.uuid,
  orderId: schemas.uuid,
  /** Which of the channels, from 0 on. */
  channel: z.int().nonnegative(),
  /** How often this channel was tried before. */
  attempt: z.int().nonnegative(),
});

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 3_600_000;

/** What became of a try, for the process that goes on from it. */
export type DeliveryOutcome =
  | { readonly sent: true; readonly sentAt: string; readonly evidence: Omit<NoticeEvidence, 'noticeId'> }
  | { readonly sent: false; readonly reason: string; readonly next: 'RETRY'; readonly retryAt: string }
  | { readonly sent: false; readonly reason: string; readonly next: 'OTHER_CHANNEL' | 'NO_CHANNEL_LEFT' };

/**
 * Hands a notice to a channel. What is sent is kept first, so that there is no notice without its proof; what the channel
 * said is put on record after. A crash in between sends the same bytes again, under the same id.
 */
export class NoticeDelivery {
  constructor(
    private readonly executor: NoticeExecutor,
    private readonly recipients: Recipients,
    private readonly templates: Pick<Templates, 'at'>,
    private readonly parts: NoticeParts,
    private readonly clock: Clock,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('notification.DeliverNotice', (payload, meta) =>
      this.deliver(request.parse(payload), meta),
    );
  }

  private async deliver(asked: z.infer<typeof request>, meta: CommandMeta): Promise<CommandOutcome> {
    const { noticeId, orderId } = asked;
    const state = await this.executor.inspect(meta.tenant, noticeId);
    if (state.sent) return { ok: sentOutcome(state.sent) };
    const channel = this.parts.channels[asked.channel];
    if (!channel || !state.requested) return { ok: outcome('NO_CHANNEL', 'NO_CHANNEL_LEFT') };
    const to = await this.recipients.find(meta.tenant, orderId);
    const { requested, requestedAt } = state;
    const { kind, language } = requested;
    const template = await this.templates.at(meta.tenant, { kind, language }, requestedAt);
    const { parts } = this;
    const notice = noticeMessage({ requested, requestedAt }, meta.tenant, to, { parts, template });
    return { ok: await this.handOver(notice, channel, asked, meta) };
  }

  private async handOver(
    { message, template }: NoticeMessage,
    channel: Channel,
    asked: z.infer<typeof request>,
    meta: CommandMeta,
  ): Promise<DeliveryOutcome> {
    const { noticeId, orderId } = asked;
    const content = await channel.contentOf(message);
    const contentHash = content && (await this.parts.content.put(content.bytes));
    const result = await channel.send(message);
    const named = { noticeId, orderId, channel: channel.name };
    if (!result.sent || !content || !contentHash) {
      const { reason, permanent } = result.sent ? { reason: 'NO_CONTENT', permanent: true } : result;
      await this.record({ type: 'notification.RecordFailure', ...named, reason, permanent }, asked, meta);
      return this.whatNext(asked, reason, permanent);
    }
    const { language } = message;
    const { mediaType } = content;
    const reference = result.providerId.slice(0, 200);
    const sent = { ...named, mediaType, contentHash, ...template, language, reference };
    await this.record({ type: 'notification.RecordSent', ...sent }, asked, meta);
    const recorded = await this.executor.inspect(meta.tenant, noticeId);
    return recorded.sent ? sentOutcome(recorded.sent) : outcome('NOT_RECORDED', 'NO_CHANNEL_LEFT');
  }

  private whatNext(
    { channel, attempt }: z.infer<typeof request>,
    reason: string,
    permanent: boolean,
  ): DeliveryOutcome {
    const { channels, tries = 6 } = this.parts;
    if (!permanent && attempt + 1 < tries) {
      const retryAt = plusMilliseconds(this.clock.now(), backOff(attempt, FIRST_PAUSE, LONGEST_PAUSE));
      return { sent: false, reason, next: 'RETRY', retryAt };
    }
    return outcome(reason, channel + 1 < channels.length ? 'OTHER_CHANNEL' : 'NO_CHANNEL_LEFT');
  }

  /** One record per try: a repeated command finds the first one's. */
  private async record(
    command: NoticeCommand,
    { channel, attempt }: z.infer<typeof request>,
    meta: CommandMeta,
  ): Promise<void> {
    const commandId = deterministicId(meta.commandId, command.type, channel, attempt);
    await this.executor.execute(command, { ...meta, commandId });
  }
}

function sentOutcome({ sentAt, ...sent }: NonNullable<NoticeState['sent']>): DeliveryOutcome {
  const { channel, contentHash, templateId, templateVersion, language } = sent;
  return { sent: true, sentAt, evidence: { channel, contentHash, templateId, templateVersion, language } };
}

function outcome(reason: string, next: 'OTHER_CHANNEL' | 'NO_CHANNEL_LEFT'): DeliveryOutcome {
  return { sent: false, reason, next };
}
