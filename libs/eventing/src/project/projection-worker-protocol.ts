import type { ProjectionSource } from './projection-runner.js';

/** What the projector's thread is started with. `settings` are structured-cloneable. */
export interface ProjectorInput {
  /** URL of an ES module that is a `ProjectorModule`. */
  readonly moduleUrl: string;
  readonly viewsFile: string;
  readonly settings: unknown;
}

/** The module by which the thread opens its own store, codec and projections: they cannot be sent to it. */
export interface ProjectorModule {
  openProjectionSource(settings: unknown): Promise<OpenProjectionSource>;
}

export interface OpenProjectionSource extends ProjectionSource {
  close(): Promise<void>;
}

export type ToProjector = 'wake' | 'stop';

export type FromProjector =
  | { readonly kind: 'ready' }
  | { readonly kind: 'awake' }
  | { readonly kind: 'committed' }
  | { readonly kind: 'failed'; readonly error: string };
