import { policyVersionOf, type PriorityPolicy } from '#backorder/contract';
import type { ReplayFigures } from '#backorder/domain';
import type { ReplayComparison } from './replay-policy.js';

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly policy: PriorityPolicy;
}

const NOBODY: ReplayFigures = {
  demands: 0,
  requested: 0,
  atOnce: 0,
  filled: 0,
  late: 0,
  deadlinesMissed: 0,
  longestWaitDays: 0,
};

/** For people: a row a segment, what was and what would have been. */
export function replayTable({ from, to, policy }: Asked, comparison: ReplayComparison): readonly string[] {
  const { skus, events, recorded } = comparison;
  const rows = [...recorded.keys()].sort(byName).map((name) => row(name, comparison));
  const head = [
    'segment',
    'lines',
    'units',
    'filled %',
    'late units',
    'deadlines missed',
    'longest wait, days',
  ];
  return [
    `${from} to ${to}: ${events} events of ${skus} SKUs, as they were > under ${policyVersionOf(policy)}`,
    'Demand is held fixed: nobody orders, cancels or answers otherwise because of other dates.',
    '',
    ...aligned([head, ...rows]),
  ];
}

/** For programs. Rates are null where nothing was asked for. */
export function replayJson(
  { from, to, policy }: Asked,
  { skus, events, recorded, replayed }: ReplayComparison,
) {
  const segments = [...recorded.keys()].sort(byName).map((segment) => ({
    segment,
    recorded: withRates(recorded.get(segment) ?? NOBODY),
    replayed: withRates(replayed.get(segment) ?? NOBODY),
  }));
  return { ...{ from, to, policy: policyVersionOf(policy), demandHeldFixed: true, skus, events }, segments };
}

function withRates(figures: ReplayFigures) {
  const { requested, filled, atOnce } = figures;
  return {
    ...figures,
    fillRate: requested === 0 ? null : filled / requested,
    fillRateAtOnce: requested === 0 ? null : atOnce / requested,
  };
}

function row(name: string, { recorded, replayed }: ReplayComparison): readonly string[] {
  const [was, would] = [recorded.get(name) ?? NOBODY, replayed.get(name) ?? NOBODY];
  const pair = (of: (figures: ReplayFigures) => number | string) => `${of(was)} > ${of(would)}`;
  return [
    name,
    String(was.demands),
    String(was.requested),
    pair(({ filled, requested }) => (requested === 0 ? '-' : ((filled / requested) * 100).toFixed(1))),
    pair(({ late }) => late),
    pair(({ deadlinesMissed }) => deadlinesMissed),
    pair(({ longestWaitDays }) => longestWaitDays),
  ];
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** All of it first. */
function byName(a: string, b: string): number {
  if (a === 'all' || b === 'all') return a === 'all' ? -1 : 1;
  return a < b ? -1 : 1;
}
