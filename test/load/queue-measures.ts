import { type BenchReport, fixed, rounds } from './bench-report.js';
import { median, quantile } from './measure.js';
import { rivals } from './operators.js';
import { replayYear } from './policy-replay.js';
import { rebuildViews } from './rebuild.js';
import { rerankQueue } from './rerank.js';
import { singleMoves } from './single-moves.js';
import { writeQueue } from './synthetic-log.js';
import { writeYear } from './year-log.js';

async function queueOf(bench: BenchReport, name: string, lines: number): Promise<string> {
  const dir = bench.folder(name);
  await writeQueue(dir, lines);
  await rebuildViews(dir);
  return dir;
}

/** What operations teams were promised of their queues. */
export async function rerank(bench: BenchReport): Promise<void> {
  const lines = 100_000 * bench.scale;
  const results = await rerankQueue(await queueOf(bench, 'rerank', lines), 5);
  const middle = (part: keyof (typeof results)[number]) => median(results.map((result) => result[part]));
  const [preview, apply, visible] = [
    middle('previewSeconds'),
    middle('applySeconds'),
    middle('visibleSeconds'),
  ];
  const others = middle('othersP99');
  bench.row(
    `re-ranking a queue of ${fixed(lines)} by another policy`,
    `preview ${fixed(preview, 2)} s, applied and answered after ${fixed(apply, 2)} s, visible after ${fixed(visible, 2)} s, other SKUs' p99 meanwhile ${fixed(others)} ms`,
    'preview < 1.5 s, applied and visible < 1.5 s, p99 < 250 ms',
    preview < 1.5 && apply < 1.5 && visible < 1.5 && others < 250,
  );
}

export async function move(bench: BenchReport): Promise<void> {
  const lines = 1_000_000 * bench.scale;
  const result = await singleMoves(await queueOf(bench, 'move', lines), 40);
  const told = ({ answered, visible }: { readonly answered: number; readonly visible: number }) =>
    `${fixed(answered)} and ${fixed(visible)} ms`;
  const at = (q: number) => ({
    answered: quantile(result.answered, q),
    visible: quantile(result.visible, q),
  });
  const { firstSeconds, afterRestartSeconds, megabytes } = result;
  bench.row(
    `a move in a queue of ${fixed(lines)}: answered, and seen in the queue query`,
    `p50 ${told(at(0.5))}, p95 ${told(at(0.95))}, ${fixed(megabytes)} MB (first move ever ${fixed(firstSeconds, 1)} s, first after a restart ${fixed(afterRestartSeconds, 1)} s)`,
    'p95 < 50 and < 250 ms',
    at(0.95).answered < 50 && at(0.95).visible < 250,
  );
}

export async function operators(bench: BenchReport): Promise<void> {
  const [lines, count] = [10_000 * bench.scale, 200];
  const rivalry = await rivals(await queueOf(bench, 'operators', lines), count, 5);
  const { accepted, conflicts, untold, recorded, revisions, lost, answeredP99 } = rivalry;
  bench.row(
    `${count} operators at once on a queue of ${fixed(lines)}`,
    `${fixed(accepted)} moves accepted, ${fixed(recorded)} on record in ${fixed(revisions)} revisions, ${lost} lost; ${fixed(conflicts)} conflicts, ${untold} without the current revision; p99 ${fixed(answeredP99)} ms`,
    'none lost, every conflict told',
    accepted > 0 && recorded === accepted && revisions === accepted && lost + untold === 0,
  );
}

export async function replay(bench: BenchReport): Promise<void> {
  const dir = bench.folder('replay');
  const orders = 25_000 * bench.scale;
  const { events, lines } = await writeYear(dir, orders);
  const results = await rounds(3, () => replayYear(dir));
  const seconds = median(results.map((result) => result.seconds));
  if (!results.every(({ changed }) => changed)) throw new Error('the other policy changes nothing');
  bench.row(
    `\`ctl replay-policy\` over a year: ${fixed(orders)} orders, ${fixed(lines)} lines, a log of ${fixed(events)} events`,
    `${fixed(seconds, 1)} s, ${fixed(results[0]?.events ?? 0)} events of SKUs`,
    '< 30 s',
    seconds < 30,
  );
}
