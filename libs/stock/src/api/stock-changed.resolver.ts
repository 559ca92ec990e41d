import { ProjectionHost } from '#eventing';
import { awaitPosition } from '#graphql-kit';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { StockQueries } from '../views/index.js';
import { toStockItem, unknownItem } from './stock.mapper.js';
import { StockChanged, StockItem } from './stock.types.js';

@Resolver(() => StockChanged)
export class StockChangedResolver {
  constructor(
    private readonly queries: StockQueries,
    private readonly views: ProjectionHost,
  ) {}

  @ResolveField(() => StockItem, { description: 'As it is once the change is visible.' })
  async stockItem(@Parent() { tenant, location, sku, position }: StockChanged): Promise<StockItem> {
    await awaitPosition(this.views, position);
    const row = this.queries.item(tenant, location, sku);
    return row ? toStockItem(row) : unknownItem(location, sku);
  }
}
