import type { DriveResult, EffectDispatcher } from './effect-dispatcher.js';
import type { AnyProcess, ProcessAddress } from './process-address.js';
import { PAGE_ROWS, type ProcessViews, openInstances } from './process-views.js';

const START: ProcessAddress = { process: '', tenant: '', instance: '' };
const MOST_BACKLOG = 500;

/** Drives instances that have work left and that nobody drives: after a crash, or when an attempt was given up. */
export class OutboxSweeper {
  constructor(
    private readonly definitions: ReadonlyMap<string, AnyProcess>,
    private readonly views: ProcessViews,
    private readonly dispatcher: EffectDispatcher,
  ) {}

  /** Starts a drive for every open instance; answers them. */
  async sweep(): Promise<Promise<DriveResult>[]> {
    const drives: Promise<DriveResult>[] = [];
    let cursor = START;
    for (;;) {
      const page = openInstances(this.views.reader, cursor);
      for (const address of page) {
        const definition = this.definitions.get(address.process);
        if (!definition) continue;
        await this.dispatcher.below(MOST_BACKLOG);
        drives.push(this.dispatcher.drive(definition, address, 'background'));
      }
      if (page.length < PAGE_ROWS) return drives;
      cursor = page.at(-1) ?? cursor;
    }
  }
}
