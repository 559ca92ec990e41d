import { type RequestContext, Roles } from '#graphql-kit';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import {
  CompleteOrderInformationInput,
  GrantGoodwillInput,
  RecordBuyerReplyInput,
  RecordDelayOptionInput,
  RecordPaymentInput,
  RecordRefundFailureInput,
  RecordRefundInput,
  ReportDelayInput,
} from './delay.inputs.js';
import { OrderChanges } from './order-changes.js';
import { lineIdOf } from './order-keys.js';
import { OrderResult } from './order.types.js';

/** What the delay rules turn on, as it comes from outside. */
@Resolver()
export class DelayMutationsResolver {
  constructor(private readonly changes: OrderChanges) {}

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult, {
    description: 'The clock of 16 CFR 435.1(c) starts with payment and information.',
  })
  recordPayment(@Args('input') input: RecordPaymentInput, @Context() context: RequestContext) {
    const { fact, occurredAt = null, tender = null, amountMinor = null } = input;
    const amount = amountMinor === null ? {} : { amountMinor: Number(amountMinor) };
    return this.changes.run('ordering.RecordPayment', input, context, () => ({
      ...{ fact, occurredAt, tender },
      ...amount,
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  completeOrderInformation(
    @Args('input') input: CompleteOrderInformationInput,
    @Context() context: RequestContext,
  ) {
    const { occurredAt = null } = input;
    return this.changes.run('ordering.CompleteInformation', input, context, () => ({ occurredAt }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult, {
    description: 'The seller knows that lines cannot ship in time, 435.2(b)(1).',
  })
  reportDelay(@Args('input') input: ReportDelayInput, @Context() context: RequestContext) {
    const { source, discoveredAt = null } = input;
    return this.changes.run('ordering.DiscoverDelay', input, context, (orderId) => ({
      source,
      discoveredAt,
      lines: input.lines.map(({ lineNo, projectedDate = null }, index) => ({
        lineId: lineIdOf(orderId, { lineNo }, `input.lines.${index}`),
        projectedDate,
      })),
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult, {
    description: 'A delay option that was not sent from here. See offerDelayOption.',
  })
  recordDelayOption(@Args('input') input: RecordDelayOptionInput, @Context() context: RequestContext) {
    const { sentAt = null, revisedShipDate = null, reason = null, advanceConsentUntil = null } = input;
    const { silenceStatement = null, ...content } = input.content;
    return this.changes.run('ordering.OfferDelayOption', input, context, (orderId) => ({
      lines: linesOf(orderId, input.lineNos),
      sentAt,
      revisedShipDate,
      reason,
      basis: input.basis ? { ...NOT_FROM_STOCK, ...input.basis } : null,
      content: { silenceStatement, ...content },
      advanceConsentUntil,
      notice: null,
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult, {
    description: 'What a buyer answered by phone, letter, or anywhere but here.',
  })
  recordBuyerReply(@Args('input') input: RecordBuyerReplyInput, @Context() context: RequestContext) {
    const { answer, channel, to = null, substituteSku = null, message = null } = input;
    const { receivedAt = null, noticeId = null, shownText = null, substitutePriceMinor = null } = input;
    return this.changes.run('ordering.RecordReply', input, context, (orderId) => ({
      lines: linesOf(orderId, input.lineNos),
      ...{ answer, to, substituteSku, message, receivedAt, channel, noticeId, shownText },
      ...(substitutePriceMinor !== null && { substitutePriceMinor: Number(substitutePriceMinor) }),
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  recordRefund(@Args('input') input: RecordRefundInput, @Context() context: RequestContext) {
    const { refundId, sentAt = null, form, reference = null } = input;
    const amountMinor = Number(input.amountMinor);
    return this.changes.run('ordering.SendRefund', input, context, () => ({
      ...{ refundId, sentAt, form, amountMinor, reference },
    }));
  }

  @Roles('integrator', 'operations')
  @Mutation(() => OrderResult)
  recordRefundFailure(@Args('input') input: RecordRefundFailureInput, @Context() context: RequestContext) {
    const { refundId, reason, failedAt = null } = input;
    return input.methodUnavailable
      ? this.changes.run('ordering.LoseRefundMethod', input, context, () => ({
          ...{ refundId, reason, discoveredAt: failedAt },
        }))
      : this.changes.run('ordering.FailRefund', input, context, () => ({ refundId, reason, failedAt }));
  }

  @Roles('operations')
  @Mutation(() => OrderResult, {
    description: 'Something for the buyer’s patience; never in place of a refund.',
  })
  grantGoodwill(@Args('input') input: GrantGoodwillInput, @Context() context: RequestContext) {
    const { kind, description, reason, amountMinor, offerId } = input;
    return this.changes.run('ordering.GrantGoodwill', input, context, () => ({
      ...{ kind, description, reason, ...(typeof offerId === 'string' && { offerId }) },
      amountMinor: typeof amountMinor === 'string' ? Number(amountMinor) : null,
    }));
  }
}

const NOT_FROM_STOCK = { stockRevision: null, onHand: null, quantityAhead: null, policy: 'by hand' };

function linesOf(orderId: string, lineNos: readonly number[] | null | undefined): readonly string[] | null {
  return lineNos?.map((lineNo, index) => lineIdOf(orderId, { lineNo }, `input.lineNos.${index}`)) ?? null;
}
