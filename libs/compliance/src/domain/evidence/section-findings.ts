import type { Findings } from './findings.js';
import { type Markup, markup } from './markup.js';
import { alert, fine, list, para, section, table } from './page.js';
import { linesText, type Reading } from './reading.js';
import { meaningText, stateMeaning, violationMeaning } from './rule-words.js';

/** The answer first; the rest of the report says why. */
export function summarySection(reading: Reading, { violations, refunds, gaps, states }: Findings): Markup {
  const overdue = refunds.filter(({ state }) => state === 'OVERDUE').length;
  const late = refunds.filter(({ state }) => state === 'SENT_LATE').length;
  const breaches = new Set(violations.map(({ code }) => code)).size;
  const facts = [
    ...states.map((state) => meaningText(stateMeaning(state))),
    refunds.length === 0 ? 'no refund was required' : `refunds required: ${refunds.length}`,
    ...(late > 0 ? [`refunds sent late: ${late}`] : []),
    ...(overdue > 0 ? [`refunds overdue: ${overdue}`] : []),
  ];
  const judged = states.length > 0;
  return section(
    'In short',
    list(facts),
    breaches > 0 ? alert(`Breaches of the Rule found: ${breaches}. They are listed below.`) : null,
    breaches === 0 && judged && overdue === 0
      ? fine('No breach of the Rule was found in the facts on record.')
      : null,
    judged ? null : para('The Rule was not applied to this order: see the law that was applied.'),
    gaps.length > 0
      ? alert(`Notices that are missing from this pack: ${gaps.length}. They are listed below.`)
      : null,
    reading.file.order.length === 0
      ? alert('There is no event of this order up to the moment of this pack.')
      : null,
  );
}

export function findingsSection(reading: Reading, { violations, gaps }: Findings): Markup {
  const found = violations.map(({ lineId, code }) => {
    const { words, section: where } = violationMeaning(code);
    return [linesText(reading, [lineId]), words, where ?? '', code];
  });
  const missing = gaps.map(({ noticeId, hash, problem }) => [
    markup`<span class="hash">${noticeId}</span>`,
    markup`<span class="hash">${hash}</span>`,
    problem === 'MISSING'
      ? 'the bytes are not kept: erased, lost, or kept elsewhere'
      : 'the bytes that are kept are others',
  ]);
  return section(
    'Breaches found, and what is missing',
    found.length === 0
      ? para('No breach was found in the facts on record.')
      : table('Breaches', ['Line', 'What', 'Section', 'Code'], found),
    missing.length === 0
      ? para('Every notice that the log names is in this pack.')
      : table(
          'Notices named in the log whose bytes are not in this pack',
          ['Notice', 'SHA-256 in the log', 'Why'],
          missing,
        ),
  );
}
