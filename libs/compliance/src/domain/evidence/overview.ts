import type { PackHead } from './case-file.js';
import type { OrderSummary } from './order-summary.js';
import { markup, type Piece } from './markup.js';
import { alert, list, page, pairs, para, section, table } from './page.js';
import { asOfText } from './report.js';
import { meaningText, stateMeaning, violationMeaning } from './rule-words.js';
import { timeIn } from './times.js';

const HEADS = ['Order', 'Where it stands', 'Breaches found', 'Refunds', 'Notices', 'Events'];

/** The first page of a pack. */
export function overview(head: PackHead, orders: readonly OrderSummary[]): Uint8Array {
  const title =
    'order' in head.scope ? `Evidence on order ${head.scope.order}` : 'Evidence on delayed orders';
  const gaps = orders.reduce((sum, order) => sum + order.gaps.length, 0);
  return page(title, [
    markup`<header>\n<h1>${title}</h1>\n`,
    pairs([
      ['Seller’s ledger', head.tenant],
      ['Orders', orders.length],
      ['Chosen by', scopeText(head)],
      ['Holds what was recorded', asOfText(head, 'UTC')],
      ['Made on', timeIn(head.generatedAt, 'UTC')],
      ['Made by', `Backorder Ledger ${head.productVersion}`],
    ]),
    markup`</header>\n<main>\n`,
    gaps > 0
      ? alert(`Notices named in the log that are missing from this pack: ${gaps}. manifest.json lists them.`)
      : null,
    orders.length === 0
      ? section('Orders', para('No order had anything recorded under a law on delayed orders in that time.'))
      : section('Orders', table('Each order has a report of its own', HEADS, orders.map(rowOf))),
    contentsSection(),
    markup`</main>`,
  ]);
}

function scopeText({ scope }: PackHead): Piece {
  if ('order' in scope) return 'the order’s reference';
  return [
    'something was recorded under a law on delayed orders from ',
    timeIn(scope.from, 'UTC'),
    ' until before ',
    timeIn(scope.to, 'UTC'),
    '. Each order is told from its beginning.',
  ];
}

function rowOf(order: OrderSummary): readonly Piece[] {
  const { ref, folder, states, violations, refunds, notices, gaps, events } = order;
  return [
    markup`<a href="${folder}/report.html">${ref}</a>`,
    states.length === 0 ? 'not judged' : list(states.map((state) => meaningText(stateMeaning(state)))),
    violations.length === 0
      ? 'none'
      : markup`<strong>${violations.map((code) => meaningText(violationMeaning(code))).join('; ')}</strong>`,
    refunds.length === 0
      ? 'none required'
      : refunds.map((state) => state.toLowerCase().replaceAll('_', ' ')).join(', '),
    gaps.length === 0 ? String(notices) : markup`${notices}, <strong>${gaps.length} missing</strong>`,
    events,
  ];
}

function contentsSection() {
  return section(
    'What is in this pack',
    list([
      'orders/…/report.html: the report on one order, to be read or printed',
      'orders/…/events.ndjson: the events that it was made from, one per line, as they lie in the log',
      'orders/…/notices: the notices as they were sent, named by their SHA-256',
      'manifest.json: every file with its size and SHA-256, the versions of the rules, the range of the log, and what is missing',
      'SHA256SUMS: the same hashes for “sha256sum -c SHA256SUMS”',
    ]),
    para('The pack holds personal data of buyers as far as the log still has it: keep it accordingly.'),
  );
}
