import Mustache, { type TemplateSpans } from 'mustache';

/** A placeholder or partial of a template, and the sections that it stands in, outermost first. */
export interface Tag {
  readonly type: 'name' | 'raw' | 'partial' | 'section';
  readonly name: string;
  /** `lines`, or `^lines` where it shows only if there is none. */
  readonly within: readonly string[];
}

/** Every tag of a Mustache text, or null if it is none. */
export function tagsOf(source: string): Tag[] | null {
  try {
    return collect(Mustache.parse(source), []);
  } catch {
    return null; // an unclosed tag or section: Mustache has no other way to say so
  }
}

function collect(spans: TemplateSpans, within: readonly string[]): Tag[] {
  return spans.flatMap((span): Tag[] => {
    const [type, name] = span;
    if (type === '#' || type === '^') {
      const inner = Array.isArray(span[4]) ? span[4] : [];
      const section = type === '#' ? name : `^${name}`;
      return [{ type: 'section', name, within }, ...collect(inner, [...within, section])];
    }
    if (type === 'name') return [{ type, name, within }];
    if (type === '&') return [{ type: 'raw', name, within }];
    return type === '>' ? [{ type: 'partial', name, within }] : [];
  });
}
