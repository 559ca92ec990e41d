import type { ReasonableBasis } from '#ordering/contract';
import { type Markup, markup, type Piece } from './markup.js';
import { para, section, table } from './page.js';
import { linesText, ofType, type Reading } from './reading.js';
import { dayText, timeIn } from './times.js';

const HEADS = ['Recorded', 'Lines', 'To be shipped by', 'What the buyer was shown', 'Reasonable basis'];

/** 16 CFR 435.2(a)(1), (a)(4): what was promised, and why the seller could expect to keep it. */
export function promisesSection(reading: Reading): Markup {
  const title = 'What was promised, and on which reasonable basis (16 CFR 435.2(a)(1), (a)(4))';
  const rows = ofType(reading.file.order, 'ShipPromiseMade').flatMap(({ data, meta }) =>
    data.lines.map(({ lineId, kind, shipBy, shownText, basis }) => [
      timeIn(meta['at'] ?? '', reading.zone),
      linesText(reading, [lineId]),
      `${dayText(shipBy)} (${kind === 'STATED' ? 'stated' : 'nothing stated: the Rule’s own time'})`,
      shownText ?? 'nothing',
      basisText(basis),
    ]),
  );
  if (rows.length === 0) return section(title, para('No promise is on record.'));
  return section(title, table('Promises, in the order of their recording', HEADS, rows));
}

/** The statement, then the figures that it rested on. */
export function basisText({ statement, ...figures }: ReasonableBasis): Piece {
  const { onHand, quantityAhead, supplyIds, stockRevision, policy } = figures;
  const known = [
    onHand === null ? null : `${onHand} on hand`,
    quantityAhead === null ? null : `${quantityAhead} promised to others before`,
    supplyIds.length === 0 ? null : `supply ${supplyIds.join(', ')}`,
    stockRevision === null ? null : `stock record no. ${stockRevision}`,
    `decided by: ${policy}`,
  ].filter((text) => text !== null);
  return [statement, markup`<br><span class="muted">${known.join('; ')}</span>`];
}
