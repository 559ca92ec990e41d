import type { Language } from '../../contract/index.js';
import { Markup, markup } from '../markup.js';

/** One column at any width from 320 px on; contrasts of at least 4.5 to 1; targets as large as a thumb. */
const STYLE = new Markup(`
*{box-sizing:border-box}
body{margin:0;background:#f3f2ee;color:#1d1c19;font:1rem/1.5 system-ui,Helvetica,Arial,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.5rem 1rem;background:#fff;overflow-wrap:anywhere}
h1{margin:0 0 1rem;font-size:1.5rem;line-height:1.25}
h2{margin:0 0 .5rem;font-size:1.125rem;line-height:1.3}
p,ul{margin:0 0 1rem}
section{margin:0 0 1rem;padding:.75rem 1rem;border:1px solid #6b6a64;border-radius:4px}
fieldset{margin:0;padding:0;border:0;min-width:0}
legend{padding:0 0 .25rem;font-weight:bold}
label{display:flex;gap:.75rem;align-items:flex-start;min-height:2.75rem;padding:.5rem 0}
input[type=radio]{flex:none;width:1.25rem;height:1.25rem;margin:.15rem 0 0;accent-color:#1f5f8b}
button{min-height:2.75rem;width:100%;padding:.75rem 1rem;border:0;border-radius:4px;background:#1f5f8b;color:#fff;font:inherit;font-weight:bold;cursor:pointer}
a{color:#1f5f8b}
:focus-visible{outline:3px solid #b45309;outline-offset:2px}
.alert{padding:.75rem 1rem;border-left:4px solid #8b1f1f;background:#fbeeee}
`);

/** A page that loads nothing, runs nothing, and hands its address, which holds the token, to nobody. */
export function pageFrame(language: Language, title: string, body: Markup): string {
  const page = markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}</main>
</body>
</html>
`;
  return page.html;
}

/** To be sent with every reply page. */
export const REPLY_PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};
