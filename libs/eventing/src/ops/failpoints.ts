/**
 * Named points at which a crash test kills the process: `FAILPOINTS="after-append=0.01,mid-page=0.001"` with
 * `FAILPOINT_SEED=42`. Without `FAILPOINTS` every point is an empty function.
 */
export type Failpoint = 'after-append' | 'before-checkpoint' | 'mid-page' | 'after-command-before-settle';

export const failpoint: (name: Failpoint) => void = armed(
  process.env['FAILPOINTS'],
  Number(process.env['FAILPOINT_SEED'] ?? '1'),
);

function armed(spec: string | undefined, seed: number): (name: Failpoint) => void {
  if (!spec) return () => undefined;
  const chances = parse(spec);
  const draw = mulberry32(seed);
  return (name) => {
    const chance = chances.get(name);
    if (chance !== undefined && draw() < chance) process.kill(process.pid, 'SIGKILL');
  };
}

function parse(spec: string): ReadonlyMap<string, number> {
  return new Map(
    spec.split(',').map((entry) => {
      const [name = '', chance = '1'] = entry.split('=');
      return [name.trim(), Number(chance)] as const;
    }),
  );
}

/** A small seeded generator (public domain, T. Ettinger): crashes must be repeatable, not unpredictable. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
