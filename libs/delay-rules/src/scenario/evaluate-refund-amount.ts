import { refundAmount } from '../mitor/refund-amount.js';
import type { Outcome } from './outcome.js';
import { type ScenarioInput, needed } from './scenario-input.js';
import { ScenarioProblem } from './scenario-problem.js';

const DECIMALS = 4;
const SCALE = 10 ** DECIMALS;

/** What to refund, in the format of the scenarios: amounts as decimal text. Throws `ScenarioProblem`. */
export function evaluateRefundAmount(input: ScenarioInput): Outcome {
  const paid = needed(input, 'paid');
  const shipped = needed(input, 'shippedLines');
  const { refundMinor, wouldHavePaidForShippedMinor } = refundAmount({
    paid: {
      items: minor(paid.items),
      shipping: minor(paid.shipping),
      handling: minor(paid.handling),
      insurance: minor(paid.insurance),
      tax: minor(paid.tax),
      discount: minor(paid.discount),
    },
    shippedMinor: shipped.reduce((sum, id) => sum + priceOf(input, id), 0),
    nothingShipped: shipped.length === 0,
    shippingTable: (input.shippingTable ?? []).map(({ upTo, charge }) => ({
      upToMinor: upTo === null ? null : minor(upTo),
      chargeMinor: minor(charge),
    })),
  });
  return {
    refundAmount: decimal(refundMinor),
    ...(wouldHavePaidForShippedMinor !== null && {
      wouldHavePaidForShipped: decimal(wouldHavePaidForShippedMinor),
    }),
    refundTo: 'BUYER',
  };
}

function priceOf(input: ScenarioInput, id: string): number {
  const line = needed(input, 'lines').find((known) => known.id === id);
  if (!line)
    throw new ScenarioProblem([{ field: 'input.shippedLines', problem: `no line is called "${id}"` }]);
  return minor(line.price);
}

function minor(amount: string | null | undefined): number {
  const [whole = '0', fraction = ''] = (amount ?? '0').split('.');
  return Number(whole) * SCALE + Number(fraction.padEnd(DECIMALS, '0'));
}

/** With two decimals, or as many as it takes. */
function decimal(scaled: number): string {
  const sign = scaled < 0 ? '-' : '';
  const units = Math.floor(Math.abs(scaled) / SCALE);
  const fraction = String(Math.abs(scaled) % SCALE).padStart(DECIMALS, '0');
  return `${sign}${units}.${fraction.replace(/0{1,2}$/, '')}`;
}
