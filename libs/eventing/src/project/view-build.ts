/**
 * One build of a view: its tables and its checkpoint. A view has one active build, and while it is rebuilt a second one
 * beside it. `generation` tells builds of the same version apart.
 */
export interface BuildId {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
}

export type TableNames = (base: string) => string;

/** `orders_v3`, and `orders_v3g1` for the first rebuild of the same version. */
export function tableNames({ version, generation }: Omit<BuildId, 'name'>): TableNames {
  const suffix = generation === 0 ? `_v${version}` : `_v${version}g${generation}`;
  return (base) => base + suffix;
}

export function buildKey({ name, version, generation }: BuildId): string {
  return `${name}.${version}.${generation}`;
}

export function sameBuild(a: BuildId, b: BuildId): boolean {
  return buildKey(a) === buildKey(b);
}
