import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import type { Clock } from '#kernel';
import { PromiseQueries } from '#ordering/views';
import { StockQueries } from '#stock/views';
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { BackorderQueries, NumberQueries, TopBackorderedQueries } from '../views/index.js';
import {
  BackorderAgesArgs,
  FillRatesArgs,
  NumbersArgs,
  PeriodsArgs,
  TopBackorderedSkusArgs,
} from './numbers.args.js';
import { checkBounds, currencyOf, filterOf, periodsIn, rangeOf } from './numbers.input.js';
import { earliestDate, toTopBackordered } from './numbers.mapper.js';
import { BackorderAges, FillRates, TopBackorderedSku } from './numbers.types.js';
import { DateAccuracy, PromiseAccuracy } from './promise-numbers.types.js';

const OF_RANGE = 'Days are those of UTC.';

@Resolver()
export class NumbersResolver {
  constructor(
    private readonly numbers: NumberQueries,
    private readonly tops: TopBackorderedQueries,
    private readonly promises: PromiseQueries,
    private readonly queues: BackorderQueries,
    private readonly stock: StockQueries,
    private readonly views: ProjectionHost,
    @Inject('Clock') private readonly clock: Clock,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => [TopBackorderedSku], {
    description:
      'SKUs by location with the most units, value or lines waiting now; ties by location and SKU.',
  })
  async topBackorderedSkus(@Args() args: TopBackorderedSkusArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { first, location = null, category = null, by } = args;
    const currency = by === 'VALUE' ? currencyOf(args.currency, this.tops.currencies(actor.tenant)) : null;
    const sources = { queues: this.queues, stock: this.stock, tenant: actor.tenant, today: this.today() };
    return this.tops
      .top(actor.tenant, { first, location, category, by, currency })
      .map((row) => toTopBackordered(row, () => earliestDate(row, sources)));
  }

  @Roles(...EVERYBODY)
  @Query(() => FillRates, {
    description: `How much was filled at once, and within days, of what was ordered in the range: by the day on which the order was placed, also for units added later. Refused units are asked for and never filled; returned units were filled; revoked ones are not, until they are allocated again. ${OF_RANGE}`,
  })
  async fillRates(@Args() args: FillRatesArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const { withinDays = null } = args;
    const question = { filter: filterOf(args), ...periodsIn(args), withinDays };
    return this.numbers.fillRates(actor.tenant, question);
  }

  @Roles(...EVERYBODY)
  @Query(() => BackorderAges, {
    description: `How old backorders are that wait, and, apart from them, how old those were that were fulfilled in the range: when the last unit that waited was allocated, or left with a shipment. What was cancelled whole is in neither, what is revoked is open again. ${OF_RANGE}`,
  })
  async backorderAges(@Args() args: BackorderAgesArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const bounds = checkBounds(args.bounds);
    const question = { filter: filterOf(args), range: rangeOf(args), bounds, today: this.today() };
    return this.numbers.backorderAges(actor.tenant, question);
  }

  @Roles(...EVERYBODY)
  @Query(() => PromiseAccuracy, {
    description:
      'Whether lines were handed over to a carrier, with all that is wanted of them, by the dates that their buyers were told, and how these moved: lines whose first date lies in the range. Days are those of the zone of the order. Only orders under a law that makes a promise binding have one: for others see `projectionAccuracy`.',
  })
  async promiseAccuracy(@Args() args: PeriodsArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const question = { filter: filterOf(args), ...periodsIn(args), today: this.today() };
    return this.promises.accuracy(actor.tenant, question);
  }

  @Roles(...EVERYBODY)
  @Query(() => DateAccuracy, {
    description: `Whether backorders were served, with their last unit, when it was projected as they were enqueued: those whose first projected date lies in the range. Those that had none are not counted. ${OF_RANGE}`,
  })
  async projectionAccuracy(@Args() args: NumbersArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    return this.numbers.projections(actor.tenant, filterOf(args), rangeOf(args), this.today());
  }

  private today(): string {
    return this.clock.now().slice(0, 10);
  }
}
