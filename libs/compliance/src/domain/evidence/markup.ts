const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML that was built here, as opposed to text that has yet to be escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

export type Piece = Markup | string | number | null | readonly Piece[];

/** A template whose every value is escaped, unless it is markup itself; lists are joined, null is nothing. */
export function markup(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  return new Markup(strings.map((text, index) => text + htmlOf(values[index] ?? null)).join(''));
}

/** The pieces with something between them. */
export function joined(pieces: readonly Piece[], between: string): Markup {
  return new Markup(pieces.map(htmlOf).join(htmlOf(between)));
}

function htmlOf(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.html;
  if (typeof piece === 'string') return escaped(piece);
  return typeof piece === 'number' ? String(piece) : piece.map(htmlOf).join('');
}

/** Safe as text, and between the quotes of an attribute. What no document may hold becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/[^\P{Cc}\n\t]|\p{Cs}/gu, '\uFFFD');
}
