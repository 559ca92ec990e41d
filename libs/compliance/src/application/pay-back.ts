import { backOff, type CommandMeta, type CommandOutcome, type CommandRegistry } from '#eventing';
import { type Clock, deterministicId, type Json, plusMilliseconds, type Rejection, schemas } from '#kernel';
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
    const refusal = await this.record(asked, amount, answer, meta);
    return { ok: { retryAt: refusal ? this.soon() : this.retryAt(asked, answer) } };
  }

  /** Answers why the order would not take it for now: whoever pays is asked again then, and answers the same. */
  private async record(
    asked: Request,
    amount: number,
    answer: PaymentAnswer,
    meta: CommandMeta,
  ): Promise<Rejection | null> {
    const { orderId, refundId } = asked;
    const failed = (reason: string) => ({ orderId, refundId, failedAt: null, reason });
    if (answer.is === 'FAILED') return this.tell('ordering.FailRefund', failed(answer.reason), meta);
    if (answer.is !== 'SENT') return null;
    const { form, reference } = answer;
    const sent = { orderId, refundId, sentAt: null, form, amountMinor: amount, reference };
    const refusal = await this.tell('ordering.SendRefund', sent, meta);
    if (!refusal || refusal.code === 'CONFLICT') return refusal;
    // What was paid is no refund, such as store credit: it is still owed.
    return this.tell('ordering.FailRefund', failed(refusal.message), meta);
  }

  private async tell(
    name: string,
    payload: Record<string, Json>,
    meta: CommandMeta,
  ): Promise<Rejection | null> {
    const commandId = deterministicId(meta.commandId, name);
    const outcome = await this.registry.execute(name, payload, { ...meta, commandId });
    return 'rejected' in outcome ? outcome.rejected : null;
  }

  private retryAt({ attempt }: Request, answer: PaymentAnswer): string | null {
    if (answer.is !== 'FAILED' || answer.permanent) return null;
    return plusMilliseconds(this.clock.now(), backOff(attempt, FIRST_PAUSE, LONGEST_PAUSE));
  }

  private soon(): string {
    return plusMilliseconds(this.clock.now(), FIRST_PAUSE);
  }
}
