import type { Language } from '../contract/index.js';
import { escapeHtml } from './escape-html.js';
import { writtenDate } from './written-out.js';

export interface Letter {
  readonly language: Language;
  /** The instant of its decision; its UTC day is the letter's date. */
  readonly date: string;
  readonly sender: string;
  /** As on an envelope, the name first. */
  readonly address: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/**
 * The address stands where the windows of a DIN 5008 B and of a US #10 envelope overlap: 22 mm from the left, 51 mm from the
 * top. The body is the text of the notice, because paper needs its links written out.
 */
const STYLE = `@page { size: auto; margin: 0 20mm 20mm 22mm }
@page :first { margin-top: 0 }
html { font: 11pt/1.4 Georgia, 'Times New Roman', serif; color: #000 }
body { margin: 0; position: relative }
address { position: absolute; top: 51mm; left: 0; width: 80mm; height: 36mm; overflow: hidden; font-style: normal }
address small { display: block; font-size: 7pt; margin-bottom: 2mm }
.date { position: absolute; top: 92mm; right: 0; margin: 0 }
main { padding-top: 105mm }
h1 { font-size: 12pt; margin: 0 0 6mm }
.body { white-space: pre-wrap; overflow-wrap: anywhere; orphans: 3; widows: 3 }
@media screen { body { width: 168mm; margin: 0 auto } }`;

export function letterHtml({ language, date, sender, address, subject, text }: Letter): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(subject)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<address><small>${escapeHtml(sender)}</small>
${address.map(escapeHtml).join('<br>\n')}</address>
<p class="date">${writtenDate(date.slice(0, 10), language)}</p>
<main>
<h1>${escapeHtml(subject)}</h1>
<div class="body">${escapeHtml(text)}</div>
</main>
</body>
</html>
`;
}
