import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluateFile } from '../../apps/ctl/src/commands/evaluate.command.js';

const HOUR = 3_600_000;
const ORDERED = Date.parse('2024-01-01T00:00:00Z');
const ZONES = ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Phoenix'];

const iso = (moment: number) => new Date(moment).toISOString();
const day = (moment: number) => iso(moment).slice(0, 10);

/** An order of its own hour and place, with a delay, a second one, answers, part of the goods, and a refund. */
function scenario(n: number): object {
  const at = ORDERED + (n % 26_000) * HOUR;
  const after = (days: number) => iso(at + days * 24 * HOUR);
  const option = (kind: 'FIRST' | 'RENEWED', days: number, revised: number, silenceStatement: string) => ({
    ...{ type: 'DelayOptionOffered', kind, at: after(days), revisedShipDate: day(at + revised * 24 * HOUR) },
    content: { cancelRightAndPromptRefund: true, silenceStatement, costFreeReply: true },
  });
  const events = [
    {
      ...{ type: 'OrderReceived', at: iso(at), lines: ['L1', 'L2'], quantities: { L1: 5, L2: 1 } },
      payment: { tender: n % 2 ? 'THIRD_PARTY_CREDIT' : 'OTHER', status: 'CAPTURED' },
    },
    option('FIRST', 20, 40 + (n % 15), 'CONSENT'),
    { type: 'ShippedToCarrier', handedOverAt: after(25), quantities: { L1: 2 } },
    ...(n % 3
      ? [option('RENEWED', 35, 70, 'CANCEL'), { type: 'BuyerConsented', receivedAt: after(36) }]
      : []),
    ...(n % 5 ? [] : [{ type: 'BuyerCancelled', receivedAt: after(38), lines: ['L2'] }]),
    { type: 'RefundSent', at: after(75), form: 'CREDIT_MEMO' },
  ];
  const where = { jurisdiction: 'US-FTC-MITOR', complianceZone: ZONES[n % ZONES.length] };
  return { id: `S-${n}`, input: { ...where, conventions: 'US-DEFAULT', events, asOf: after(90) } };
}

/** Seconds that `ctl evaluate` takes for so many scenarios, from the file to the text of the answers. */
export function evaluationSeconds(dir: string, scenarios: number): number {
  const file = join(dir, 'scenarios.json');
  writeFileSync(file, JSON.stringify(Array.from({ length: scenarios }, (_, n) => scenario(n))));
  let answers = 0;
  let refused = 0;
  const began = performance.now();
  evaluateFile(file, (text) => {
    if (text.includes('"id"')) answers += 1;
    if (text.includes('"error"')) refused += 1;
  });
  const seconds = (performance.now() - began) / 1000;
  if (answers !== scenarios || refused > 0)
    throw new Error(`${answers} answers, ${refused} of them refusals`);
  return seconds;
}
