/** What hides text, runs, loads from elsewhere, or lets a value out of its attribute. */
const FORBIDDEN = [
  /<!--/,
  /<(?:script|style|link|img|iframe|object|embed|form|input|base|svg|video|audio)\b/i,
  /\son[a-z]+\s*=/i,
  /\shidden\b/i,
  /display\s*:\s*none/i,
  /visibility\s*:/i,
  /opacity\s*:/i,
  /font-size\s*:\s*0/i,
  /url\s*\(/i,
  /\ssrc\s*=/i,
  // Escaping protects only inside of quotes.
  /=\s*\{\{/,
  // A placeholder as an address may be a script; the links are checked to be none.
  /href\s*=\s*["'](?!\{\{links\.(?:keep|cancel|page)\}\}["']|https:|mailto:|tel:)/i,
];

/** Each piece of markup that a notice may not have: clear and conspicuous (435.2(b)(1)), and safe to open. */
export function forbiddenMarkup(html: string): string[] {
  return FORBIDDEN.flatMap((pattern) => pattern.exec(html)?.[0].trim() ?? []);
}
