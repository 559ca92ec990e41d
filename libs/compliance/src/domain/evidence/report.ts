import type { PackHead } from './case-file.js';
import type { Findings } from './findings.js';
import { markup, type Piece } from './markup.js';
import { list, page, pairs, para, section } from './page.js';
import type { Reading } from './reading.js';
import { answersSection } from './section-answers.js';
import { allEvents, chronologySection } from './section-chronology.js';
import { datesSection } from './section-dates.js';
import { findingsSection, summarySection } from './section-findings.js';
import { noticesSection } from './section-notices.js';
import { lawSection, orderSection } from './section-order.js';
import { awarenessSection, deadlinesSection, refundsSection, shipmentsSection } from './section-outcome.js';
import { promisesSection } from './section-promises.js';
import { timeIn } from './times.js';

/** One order for a reader who knows the Rule and nothing of this program. */
export function report(reading: Reading, findings: Findings): Uint8Array {
  const title = `Evidence on order ${reading.file.orderRef}`;
  return page(title, [
    markup`<header>\n<h1>${title}</h1>\n`,
    para(
      'Record of what was promised, told, answered, shipped and refunded under the FTC Mail, Internet, or Telephone Order Merchandise Rule, 16 CFR Part 435.',
    ),
    headPairs(reading.head, reading),
    markup`</header>\n<main>\n`,
    summarySection(reading, findings),
    orderSection(reading),
    lawSection(reading),
    promisesSection(reading),
    datesSection(reading),
    awarenessSection(reading),
    noticesSection(reading),
    answersSection(reading),
    shipmentsSection(reading),
    deadlinesSection(reading),
    refundsSection(reading),
    findingsSection(reading, findings),
    chronologySection(reading),
    checkingSection(),
    markup`</main>`,
  ]);
}

function headPairs(head: PackHead, reading: Reading) {
  const positions = allEvents(reading).map(({ position }) => String(position));
  return pairs([
    ['Seller’s ledger', head.tenant],
    ['Holds what was recorded', asOfText(head, reading.zone)],
    ['Events', `${positions.length}, no. ${positions[0] ?? '-'} to ${positions.at(-1) ?? '-'} of the log`],
    ['Made on', timeIn(head.generatedAt, reading.zone)],
    ['Made by', `Backorder Ledger ${head.productVersion}`],
  ]);
}

export function asOfText({ asOf }: PackHead, zone: string): Piece {
  if (asOf === null) return 'until this pack was made';
  if ('position' in asOf) return `up to no. ${asOf.position} of the log`;
  return ['up to ', timeIn(asOf.instant, zone)];
}

function checkingSection() {
  return section(
    'How to read and check this report',
    list([
      'Times are shown as clocks in the order’s zone show them, with their offset; the UTC instant stands beside. Days end at midnight there.',
      '“Recorded” is when the ledger took a fact in; “happened” is when it took place, as it was reported. Nothing on record is ever changed: a fact that is reported late is added, with what follows from it.',
      'The same events are in events.ndjson beside this file, one per line, as they lie in the log.',
      'Notices are in the folder notices, named by the SHA-256 of their bytes; that is the value that the log holds.',
      'The report tells what is on record. It is not legal advice, and proves nothing of facts that were never reported to the ledger.',
    ]),
  );
}
