/** How a notice is laid out, for its text and its HTML alike. Names are those of partials. */
export type Block =
  | { readonly paragraph: string }
  /** One section for each line: its title, and then what is said of it. */
  | { readonly lines: readonly LineItem[] }
  /** A bulleted list over the values of `list`, each worded by `item`. */
  | { readonly list: string; readonly item: string }
  | { readonly when: string; readonly blocks: readonly Block[] };

/** A partial, or one that is said only of lines that have what is named by `when`. */
export type LineItem = string | { readonly when: string; readonly say: string };

export const paragraph = (partial: string): Block => ({ paragraph: partial });
/** `^name`: when there is none. */
export const when = (flag: string, ...blocks: readonly Block[]): Block => ({ when: flag, blocks });
export const lines = (...items: readonly LineItem[]): Block => ({ lines: items });
export const list = (name: string, item: string): Block => ({ list: name, item });

/** Mustache's opening and closing tag of a section. */
export function section(flag: string, inner: string): string {
  const name = flag.replace(/^\^/, '');
  return `{{${flag === name ? '#' : '^'}${name}}}\n${inner}{{/${name}}}\n`;
}
