import type { LineObligation } from '#ordering/contract';
import type { CaseEvent } from './case-file.js';
import { type Markup, markup, type Piece } from './markup.js';
import { section, table } from './page.js';
import { isOf, linesText, nameOfType, type Reading } from './reading.js';
import { assessmentNews } from './section-dates.js';
import { textOf } from './section-notices.js';
import { type Sentence, sentenceOf } from './sentences.js';
import { timeIn } from './times.js';

const HEADS = ['No. in the log', 'Recorded', 'Happened', 'What', 'Who'];

/** Every event of the case in the order of the log: when it was recorded, and when it happened. */
export function chronologySection(reading: Reading): Markup {
  const told = new Teller(reading);
  const rows = allEvents(reading).map((event) => {
    const { at, text } = told.tell(event);
    const recorded = timeIn(event.meta['at'] ?? '', reading.zone);
    return [
      String(event.position),
      recorded,
      at === null ? 'when recorded' : timeIn(at, reading.zone),
      text,
      actor(event),
    ];
  });
  return section(
    'Chronology',
    table('Everything that is on record, in the order of its recording', HEADS, rows),
  );
}

export function allEvents({ file }: Pick<Reading, 'file'>): readonly CaseEvent[] {
  const events = [...file.order, ...file.notices.flatMap((notice) => notice.events)];
  return events.sort((one, other) => (one.position < other.position ? -1 : 1));
}

const ACTORS: Readonly<Record<string, string>> = {
  key: 'holder of API key',
  user: 'user',
  process: 'automatic process',
  system: 'the system:',
};

function actor({ meta }: CaseEvent): Piece {
  const who = meta['actor'] ?? 'not on record';
  const [kind = '', ...rest] = who.split(':');
  const name = ACTORS[kind];
  return name === undefined ? who : `${name} ${rest.join(':')}`;
}

/** Remembers what was said of each line, to tell only what is new. */
class Teller {
  private readonly judged = new Map<string, LineObligation>();

  constructor(private readonly reading: Reading) {}

  tell(event: CaseEvent): Sentence {
    if (isOf(event, 'ObligationsAssessed')) return this.assessment(event.data.lines);
    const name = nameOfType(event.type);
    if (name !== undefined && isOf(event, name)) return sentenceOf(name, event.data, this.reading);
    return { at: businessTime(event), text: ofOtherContext(event) };
  }

  private assessment(lines: readonly LineObligation[]): Sentence {
    const news = lines.map((line) => {
      const changes = assessmentNews(this.judged.get(line.lineId), line, this.reading.zone);
      this.judged.set(line.lineId, line);
      return markup`<div>${linesText(this.reading, [line.lineId])}: ${changes}</div>`;
    });
    return { at: null, text: ['The Rule was applied to the facts on record. ', news] };
  }
}

function businessTime({ data }: CaseEvent): string | null {
  const [at] = ['sentAt', 'failedAt', 'occurredAt', 'gaveUpAt'].flatMap((field) => textOf(data[field]) ?? []);
  return at ?? null;
}

function ofOtherContext({ type, data }: CaseEvent): Piece {
  const details = ['kind', 'channel', 'reason', 'reference'].flatMap((field) => textOf(data[field]) ?? []);
  const words = type
    .replace(/^[a-z]+\./, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${details.length > 0 ? `: ${details.join(', ')}` : ''}.`;
}
