import { escapeHtml } from './escape-html.js';

/** HTML that was written here, or escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

type Part = string | number | Markup | readonly Markup[] | null;

/** Every value is escaped unless it is markup itself; null is nothing. Attributes stand in double quotes. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = strings.map((text, index) => text + htmlOf(parts[index] ?? null));
  return new Markup(written.join(''));
}

function htmlOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.html;
  return typeof part === 'object' ? part.map(({ html }) => html).join('') : escapeHtml(part);
}
