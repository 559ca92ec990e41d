import { markup, Markup, type Piece } from './markup.js';

/** Plain enough for any browser, and for paper. */
const STYLE = `
body { font: 16px/1.45 Georgia, 'Times New Roman', serif; color: #111; background: #fff; max-width: 68em; margin: 2em auto; padding: 0 1.5em; }
h1, h2, h3, th, dt { font-family: Helvetica, Arial, sans-serif; }
h1 { font-size: 1.7em; margin-bottom: .2em; }
h2 { font-size: 1.2em; margin-top: 2em; border-bottom: 2px solid #333; padding-bottom: .15em; }
h3 { font-size: 1em; margin: 1.4em 0 .3em; }
table { border-collapse: collapse; width: 100%; margin: .6em 0 1em; font-size: .9em; }
caption { text-align: left; font-style: italic; padding-bottom: .3em; }
th, td { border: 1px solid #999; padding: .35em .55em; text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { background: #eee; }
tbody th { font: inherit; background: #f7f7f7; }
dl { display: grid; grid-template-columns: minmax(11em, max-content) 1fr; gap: .25em 1.2em; margin: .6em 0; }
dt { font-size: .85em; font-weight: bold; padding-top: .15em; }
dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: .3em 0; padding-left: 1.2em; }
blockquote { margin: .2em 0; padding: .3em .8em; border-left: 3px solid #777; background: #f7f7f7; white-space: pre-wrap; unicode-bidi: isolate; }
time { white-space: nowrap; }
.utc, .hash { font: .82em/1.3 Consolas, Menlo, monospace; color: #444; overflow-wrap: anywhere; }
.utc { display: inline-block; white-space: nowrap; }
td ul { padding-left: 1em; }
.muted { color: #444; }
.alert { border-left: 5px solid #a40000; padding: .3em .8em; background: #fdf0f0; }
.fine { border-left: 5px solid #1b6b2f; padding: .3em .8em; background: #f0f8f1; }
@page { margin: 16mm; }
@media print {
  body { font-size: 10.5pt; max-width: none; margin: 0; padding: 0; }
  h2, h3, caption { break-after: avoid; }
  tr, dl, blockquote { break-inside: avoid; }
  thead { display: table-header-group; }
}`;

/** A whole document without scripts, and without anything from elsewhere. */
export function page(title: string, body: Piece): Uint8Array {
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${new Markup(STYLE)}
</style>
</head>
<body>
${body}
</body>
</html>
`;
  return new TextEncoder().encode(html);
}

export function section(title: string, ...content: readonly Piece[]): Markup {
  return markup`<section>\n<h2>${title}</h2>\n${content}\n</section>\n`;
}

export type Row = readonly Piece[];

/** The first cell of a row is its heading. */
export function table(caption: string, heads: readonly string[], rows: readonly Row[]): Markup {
  const head = heads.map((text) => markup`<th scope="col">${text}</th>`);
  const body = rows.map(
    ([first = null, ...cells]) =>
      markup`<tr><th scope="row">${first}</th>${cells.map((cell) => markup`<td>${cell}</td>`)}</tr>\n`,
  );
  return markup`<table>\n<caption>${caption}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>\n`;
}

/** Names with what they stand for; those without anything are left out. */
export function pairs(entries: readonly (readonly [name: string, value: Piece])[]): Markup {
  const known = entries.filter(([, value]) => value !== null && value !== '');
  return markup`<dl>\n${known.map(([name, value]) => markup`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>\n`;
}

export function list(items: readonly Piece[]): Markup {
  return markup`<ul>\n${items.map((item) => markup`<li>${item}</li>\n`)}</ul>\n`;
}

export function para(...content: readonly Piece[]): Markup {
  return markup`<p>${content}</p>\n`;
}

export function quote(words: string): Markup {
  return markup`<blockquote>${words}</blockquote>`;
}

export function alert(...content: readonly Piece[]): Markup {
  return markup`<p class="alert">${content}</p>\n`;
}

export function fine(...content: readonly Piece[]): Markup {
  return markup`<p class="fine">${content}</p>\n`;
}
