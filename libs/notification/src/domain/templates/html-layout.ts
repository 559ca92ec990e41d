import { type Block, type LineItem, section } from './blocks.js';

const PAGE = 'margin:0;padding:0;background:#f3f2ee;color:#1d1c19';
const SHEET =
  'max-width:36em;margin:0 auto;padding:24px 16px;background:#ffffff;font-family:Helvetica,Arial,sans-serif;' +
  'font-size:16px;line-height:1.5;overflow-wrap:anywhere';
const HEADING = 'margin:0 0 16px;font-size:22px;line-height:1.25';
const PARAGRAPH = 'margin:0 0 16px';
const CARD = 'margin:0 0 16px;padding:12px 16px;border-left:4px solid #1f5f8b;background:#f7f7f4';
const CARD_TITLE = 'margin:0 0 8px;font-size:18px;line-height:1.3';
const CARD_LINE = 'margin:0 0 8px';

/** Mustache that writes the blocks as a document: no style sheet, no image, no script, one column at any width. */
export function htmlLayout(blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="{{language}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{subject}}</title>
</head>
<body style="${PAGE}">
<main style="${SHEET}">
<h1 style="${HEADING}">{{subject}}</h1>
${htmlBlocks(blocks)}</main>
</body>
</html>
`;
}

function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.map(htmlBlock).join('');
}

function htmlBlock(block: Block): string {
  if ('paragraph' in block) return `<p style="${PARAGRAPH}">\n{{>${block.paragraph}}}\n</p>\n`;
  if ('lines' in block) return section('lines', card(block.lines));
  if ('list' in block) {
    return `<ul style="${PARAGRAPH}">\n${section(block.list, `<li>\n{{>${block.item}}}\n</li>\n`)}</ul>\n`;
  }
  return section(block.when, htmlBlocks(block.blocks));
}

function card(items: readonly LineItem[]): string {
  const title = `<h2 style="${CARD_TITLE}">\n{{>word.line}}\n</h2>\n`;
  return `<section style="${CARD}">\n${title}${items.map(htmlItem).join('')}</section>\n`;
}

function htmlItem(item: LineItem): string {
  const say = (partial: string) => `<p style="${CARD_LINE}">\n{{>${partial}}}\n</p>\n`;
  return typeof item === 'string' ? say(item) : section(item.when, say(item.say));
}
