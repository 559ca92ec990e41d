import type { PackRequest } from '#compliance';
import { addDays } from '#delay-rules';

export interface EvidenceOptions {
  readonly order?: string;
  readonly from?: string;
  readonly to?: string;
  readonly tenant: string;
  readonly asOf?: string;
  readonly out?: string;
  readonly notices?: string;
  readonly data?: string;
}

/** Throws an error that names the option. `now` is an instant. */
export function packRequest(options: EvidenceOptions, now: string, productVersion: string): PackRequest {
  const { tenant, asOf } = options;
  return {
    tenant,
    scope: scopeOf(options),
    asOf: asOf === undefined ? null : asOfOf(asOf),
    generatedAt: now,
    productVersion,
  };
}

function scopeOf({ order, from, to }: EvidenceOptions): PackRequest['scope'] {
  const period = from !== undefined || to !== undefined;
  if (order !== undefined && period) throw new Error('say either --order or --from and --to, not both');
  if (order !== undefined) return { order };
  if (from === undefined || to === undefined) {
    throw new Error('say which order (--order A-1), or which days (--from 2026-07-01 --to 2026-07-31)');
  }
  const scope = { from: startOf(from, '--from'), to: endOf(to, '--to') };
  if (scope.to <= scope.from) throw new Error(`--to ${to} is not after --from ${from}`);
  return scope;
}

function asOfOf(text: string): PackRequest['asOf'] {
  return /^\d+$/.test(text) ? { position: BigInt(text) } : { instant: lastOf(text, '--as-of') };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function startOf(text: string, option: string): string {
  return instantOf(DAY.test(text) ? `${text}T00:00:00Z` : text, option, text);
}

/** Of a day, it is over when the next begins. */
function endOf(text: string, option: string): string {
  const start = startOf(text, option);
  return DAY.test(text) ? `${addDays(start.slice(0, 10), 1)}T00:00:00.000Z` : start;
}

/** The last instant of a day. */
function lastOf(text: string, option: string): string {
  const start = startOf(text, option);
  return DAY.test(text) ? start.replace('T00:00:00.000Z', 'T23:59:59.999Z') : start;
}

/** Without an offset it would mean another instant on another machine. */
function instantOf(text: string, option: string, given: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : NaN;
  // The 31st of February would be taken for a day in March.
  const other = DAY.test(given) && !Number.isNaN(time) && !new Date(time).toISOString().startsWith(given);
  if (Number.isNaN(time) || other) {
    const position = option === '--as-of' ? ', or a position in the log' : '';
    throw new Error(
      `${option} ${given}: it must be a day, 2026-07-31, or an instant, 2026-07-31T12:00:00Z${position}`,
    );
  }
  return new Date(time).toISOString();
}
