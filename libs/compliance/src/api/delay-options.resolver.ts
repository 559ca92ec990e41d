import {
  EVERYBODY,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
} from '#graphql-kit';
import { randomId } from '#kernel';
import { OrderingExecutor, orderIdFrom, orderLineIdOf } from '#ordering';
import { orderingCommands } from '#ordering/contract';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type OptionOutcome, OptionLetters } from '../application/option-letters.js';
import { Policies } from '../application/policies.js';
import type { OfferOption } from '../application/ports.js';
import {
  DelayOptionPreview,
  DelayOptionPreviewResult,
  DelayOptionRequested,
  DelayOptionResult,
  OfferDelayOptionInput,
  PreviewDelayOptionInput,
  type SubstituteInput,
} from './delay-options.types.js';

@Resolver()
export class DelayOptionsResolver {
  constructor(
    private readonly orders: OrderingExecutor,
    private readonly letters: OptionLetters,
    private readonly policies: Policies,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => DelayOptionPreviewResult, {
    description: 'What an offer would come to, line by line, or why it would be refused. Nothing is decided.',
  })
  async previewDelayOption(
    @Args('input') input: PreviewDelayOptionInput,
    @Context() { actor }: RequestContext,
  ) {
    const { tenant } = actor;
    const id = randomId();
    const meta = { commandId: id, correlationId: id, causationId: id, actor: actor.id, tenant };
    const preview = await this.orders.preview(offerFrom(tenant, input), meta);
    if ('rejected' in preview) return toUserError(preview.rejected);
    return Object.assign(new DelayOptionPreview(), { lines: [...preview.lines] });
  }

  @Roles('operations')
  @Mutation(() => DelayOptionResult, {
    description:
      'Sends the option to consent or cancel to the buyer, worded for the class of each line: 435.2(b).',
  })
  async offerDelayOption(@Args('input') input: OfferDelayOptionInput, @Context() context: RequestContext) {
    const offer = offerFrom(context.actor.tenant, input);
    const { idempotencyKey } = input;
    const substitutes = input.substitutes.map(toSubstitute);
    const command = { ...offer, substitutes };
    const outcome = await runOnce(
      { context, idempotencyKey, command },
      async (meta): Promise<OptionOutcome> => {
        const { policy } = await this.policies.of(meta.tenant);
        if (!policy) return { outcome: 'rejected', rejection: NO_POLICY };
        const { goodwill } = policy;
        return this.letters.offer(
          offer,
          policy,
          { substitutes, goodwill, because: `asked by ${meta.actor}` },
          meta,
        );
      },
    );
    if (outcome.outcome === 'rejected') return toUserError(outcome.rejection);
    const { orderId } = offer;
    const payloads = outcome.notices.map(payloadOf);
    return Object.assign(new DelayOptionRequested(), {
      orderId,
      noticeIds: outcome.noticeIds,
      events: payloads.flatMap(({ events }) => events),
      position: payloads.at(-1)?.position ?? '0',
    });
  }
}

const NO_POLICY = {
  code: 'NO_DELAY_POLICY',
  message: 'nobody is named whom the buyer hears from: set a delay policy first (setDelayPolicy)',
};

function toSubstitute({ sku, description, unitPriceMinor }: SubstituteInput) {
  const price = unitPriceMinor ?? null;
  return { sku, description, ...(price !== null && { unitPriceMinor: Number(price) }) };
}

function offerFrom(tenant: string, input: PreviewDelayOptionInput): OfferOption {
  const orderId = orderIdFrom(tenant, input);
  const { lineNos, revisedShipDate = null, reason = null, basis, advanceConsentUntil = null } = input;
  const lines =
    lineNos?.map((lineNo, index) => orderLineIdOf(orderId, { lineNo }, `input.lineNos.${index}`)) ?? null;
  const facts = { stockRevision: null, onHand: null, quantityAhead: null, supplyIds: [], policy: 'by hand' };
  const command = {
    ...{ orderId, lines, sentAt: null, revisedShipDate, reason, advanceConsentUntil },
    basis: { statement: basis, ...facts },
    content: null,
    notice: null,
  };
  return {
    type: 'ordering.OfferDelayOption',
    ...parseCommand(orderingCommands['ordering.OfferDelayOption'], command),
  };
}
