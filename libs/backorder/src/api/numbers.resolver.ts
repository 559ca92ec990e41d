import { ProjectionHost } from '#eventing';
import { awaitPosition, EVERYBODY, type RequestContext, Roles } from '#graphql-kit';
import type { Clock } from '#kernel';
import { StockQueries } from '#stock/views';
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { BackorderQueries, NumberQueries, periodsOf, TopBackorderedQueries } from '../views/index.js';
import { BackorderAgesArgs, FillRatesArgs, NumbersArgs, TopBackorderedSkusArgs } from './numbers.args.js';
import { checkBounds, checkPeriods, currencyOf, filterOf, rangeOf } from './numbers.input.js';
import { earliestDate, toTopBackordered } from './numbers.mapper.js';
import { BackorderAges, FillRates, PromiseAccuracy, TopBackorderedSku } from './numbers.types.js';

const OF_RANGE = 'Days are those of UTC.';

@Resolver()
export class NumbersResolver {
  constructor(
    private readonly numbers: NumberQueries,
    private readonly tops: TopBackorderedQueries,
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
    description: `How much was served at once, and by now, of what was ordered in the range: by the day on which the order was placed, also for units added later. Refused units are asked for and never filled; returned units were filled; revoked ones are not, until they are allocated again. ${OF_RANGE}`,
  })
  async fillRates(@Args() args: FillRatesArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    const range = rangeOf(args);
    const periods = checkPeriods(periodsOf(range, args.groupBy));
    return this.numbers.fillRates(actor.tenant, filterOf(args), range, periods);
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
    description: `Whether backorders came when it was projected as they were enqueued: those whose first projected date lies in the range. Those that had none are not counted. ${OF_RANGE}`,
  })
  async promiseAccuracy(@Args() args: NumbersArgs, @Context() { actor }: RequestContext) {
    await awaitPosition(this.views, args.minPosition);
    return this.numbers.promiseAccuracy(actor.tenant, filterOf(args), rangeOf(args), this.today());
  }

  private today(): string {
    return this.clock.now().slice(0, 10);
  }
}
