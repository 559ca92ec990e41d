import type { Build } from './build-plan.js';
import type { ProjectionHandler } from './projection.js';

/** Builds that stand at the same position and so share a page, with one dispatch table from event type to handlers. */
export class BuildGroup {
  private readonly byType = new Map<string, readonly ProjectionHandler[]>();

  constructor(readonly builds: readonly Build[]) {}

  handlersFor(type: string): readonly ProjectionHandler[] {
    const known = this.byType.get(type);
    if (known) return known;
    const found = this.builds.flatMap((build) => handlerOf(build, type) ?? []);
    this.byType.set(type, found);
    return found;
  }
}

export function handlerOf(build: Build, type: string): ProjectionHandler | undefined {
  return build.handlers[type] ?? build.handlers['*'];
}
