import type { Runtime } from '#composition';
import type { SandboxClock } from '#kernel';
import type { CommandBus } from '@nestjs/cqrs';
import { fileURLToPath } from 'node:url';
import { ApplicationTarget } from '../import/application-target.js';
import { ImportReport } from '../import/import-report.js';
import { findMapping } from '../import/mappings.js';
import { type ImportTarget, runImport } from '../import/run-import.js';
import type { ImportItem } from '../import/import-mapping.js';
import { progressBar } from '../progress.js';
import { DemoWarehouse } from './demo-warehouse.js';

const SAMPLES = fileURLToPath(new URL('../../../../../apps/ctl/sample-data/northwind/', import.meta.url));
/** The last delivery comes then, so that a queue is left to look at. */
const LAST_DELIVERY = '1998-04-15';

/**
 * Northwind's orders in the order of their dates. Its data hold no deliveries and no dates for the units on order, so
 * these are made up, and said to be: each month what runs low is ordered for the first of the next, and comes.
 */
export class DemoStory {
  readonly told = { rows: { accepted: 0, skipped: 0, refused: 0 }, deliveries: 0, shipments: 0 };
  private readonly target: ApplicationTarget;
  private readonly warehouse: DemoWarehouse;
  private month = '';

  constructor(
    private readonly runtime: Runtime,
    private readonly clock: SandboxClock,
    commands: CommandBus,
  ) {
    this.target = new ApplicationTarget(commands, 'main');
    this.warehouse = new DemoWarehouse(runtime, commands);
  }

  async play(): Promise<void> {
    await this.import('products', 'products.csv', this.target);
    await this.import('stock', 'products.csv', this.target);
    const report = await this.import('orders', 'orders.csv', { execute: (item) => this.placeOnItsDay(item) });
    Object.assign(this.told.rows, report.counts);
    await this.runtime.processes.whenIdle();
  }

  private async import(kind: 'products' | 'stock' | 'orders', name: string, target: ImportTarget) {
    const bar = progressBar(kind);
    const report = new ImportReport(null);
    await runImport({
      file: SAMPLES + name,
      mapping: findMapping(kind, 'northwind'),
      location: 'main',
      encoding: 'utf8',
      target,
      report,
      concurrency: 1,
      onProgress: (bytes, total) => bar.update(bytes, total),
    });
    bar.stop();
    return report;
  }

  private async placeOnItsDay(item: ImportItem) {
    if (item.kind === 'order') {
      const { placedAt } = item.order;
      this.clock.advanceTo(placedAt ?? this.clock.now());
      await this.beginMonth(this.clock.now());
    }
    return this.target.execute(item);
  }

  private async beginMonth(now: string): Promise<void> {
    const month = now.slice(0, 7);
    if (month === this.month) return;
    this.month = month;
    if (now < LAST_DELIVERY) this.told.deliveries += await this.warehouse.receiveDeliveries();
    this.told.shipments += await this.warehouse.shipAllocated();
    await this.warehouse.orderWhatIsLow(firstOfNextMonth(month));
  }
}

function firstOfNextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10);
}
