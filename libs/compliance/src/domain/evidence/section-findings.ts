import type { Findings } from './findings.js';
import { type Markup, markup } from './markup.js';
import { alert, fine, list, para, section, table } from './page.js';
import { linesText, type Reading } from './reading.js';
import { meaningText, stateMeaning, violationMeaning } from './rule-words.js';

/** The answer first; the rest of the report says why. */
export function summarySection(reading: Reading, findings: Findings): Markup {
  const { refunds, states } = findings;
  const late = refunds.filter(({ state }) => state === 'SENT_LATE').length;
  const facts = [
    ...states.map((state) => meaningText(stateMeaning(state))),
    refunds.length === 0 ? 'no refund was required' : `refunds required: ${refunds.length}`,
    ...(late > 0 ? [`refunds sent late: ${late}`] : []),
  ];
  const alerts = alertsOf(reading, findings);
  const clean = alerts.length === 0 && states.length > 0;
  return section(
    'In short',
    list(facts),
    alerts.map((text) => alert(text)),
    clean ? fine('No breach of the Rule was found in the facts on record.') : null,
    states.length > 0 ? null : para('The Rule was not applied to this order: see the law that was applied.'),
  );
}

/** What keeps the order from a clean bill. */
function alertsOf(reading: Reading, { violations, refunds, gaps, unapplied }: Findings): readonly string[] {
  const breaches = [...new Set(violations.map(({ code }) => meaningText(violationMeaning(code))))];
  const overdue = refunds.filter(({ state }) => state === 'OVERDUE').length;
  const alerts: readonly (readonly [is: boolean, text: string])[] = [
    [breaches.length > 0, `Breaches of the Rule found: ${breaches.join('; ')}.`],
    [overdue > 0, `Refunds that are overdue: ${overdue}.`],
    [
      unapplied.length > 0,
      `A period is over for ${linesText(reading, unapplied)}, and the log does not hold what followed: the deadline has not been applied yet.`,
    ],
    [gaps.length > 0, `Notices that are missing from this pack: ${gaps.length}. They are listed below.`],
  ];
  return alerts.flatMap(([is, text]) => (is ? [text] : []));
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
