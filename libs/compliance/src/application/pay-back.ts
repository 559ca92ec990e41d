import { backOff, type CommandMeta, type CommandOutcome, type CommandRegistry } from '#eventing';
import { type Clock, deterministicId, type Json, plusMilliseconds, schemas } from '#kernel';
import { z } from 'zod';
import type { PaymentAnswer, Payments } from './payments.js';
import type { Orders } from './ports.js';

const { uuid, amountMinor, localDate } = schemas;
const request = z.object({
  orderId: uuid,
  refundId: uuid,
  attempt: z.int().nonnegative(),
  parts: z.array(
    z.object({
      tender: z.string(),
      amountMinor: amountMinor.nonnegative(),
      dueBy: localDate,
      form: z.string(),
    }),
  ),
});
type Request = z.infer<typeof request>;

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 6 * 3_600_000;

/** Pays back what is owed, once: a refund that was sent, or is owed no more, is left alone. */
export class PayBack {
  constructor(
    private readonly orders: Orders,
    private readonly payments: Payments,
    private readonly clock: Clock,
    private readonly registry: CommandRegistry,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('compliance.PayBack', (payload, meta) => this.pay(request.parse(payload), meta));
  }

  /** `retryAt` is null unless the payment system is to be asked again. */
  private async pay(asked: Request, meta: CommandMeta): Promise<CommandOutcome> {
    const { orderId, refundId, parts } = asked;
    const order = await this.orders.summary(meta.tenant, orderId);
    const refund = order?.refunds.find((owed) => owed.refundId === refundId);
    if (!order || !refund || refund.status === 'SENT' || refund.status === 'WITHDRAWN') return { ok: null };
    const { amountMinor: amount, dueBy } = refund;
    const answer = await this.payments.refund({
      tenant: meta.tenant,
      orderId,
      orderRef: order.ref,
      refundId,
      amountMinor: amount,
      currency: order.currency,
      dueBy,
      parts: parts.map(({ tender, amountMinor: share, form }) => ({ tender, amountMinor: share, form })),
    });
    await this.record(asked, amount, answer, meta);
    return { ok: { retryAt: this.retryAt(asked, answer) } };
  }

  private async record(
    asked: Request,
    amount: number,
    answer: PaymentAnswer,
    meta: CommandMeta,
  ): Promise<void> {
    const { orderId, refundId } = asked;
    if (answer.is === 'SENT') {
      const { form, reference } = answer;
      const sent = { orderId, refundId, sentAt: null, form, amountMinor: amount, reference };
      await this.tell('ordering.SendRefund', sent, meta);
    }
    if (answer.is === 'FAILED') {
      const failed = { orderId, refundId, failedAt: null, reason: answer.reason };
      await this.tell('ordering.FailRefund', failed, meta);
    }
  }

  private async tell(name: string, payload: Record<string, Json>, meta: CommandMeta): Promise<void> {
    await this.registry.execute(name, payload, { ...meta, commandId: deterministicId(meta.commandId, name) });
  }

  private retryAt({ attempt }: Request, answer: PaymentAnswer): string | null {
    if (answer.is !== 'FAILED' || answer.permanent) return null;
    return plusMilliseconds(this.clock.now(), backOff(attempt, FIRST_PAUSE, LONGEST_PAUSE));
  }
}
