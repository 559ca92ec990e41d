import { type Block, type LineItem, section } from './blocks.js';

/** Mustache that writes the blocks as plain text, a blank line between them. */
export function textLayout(blocks: readonly Block[]): string {
  return blocks.map(textBlock).join('');
}

function textBlock(block: Block): string {
  if ('paragraph' in block) return `{{>${block.paragraph}}}\n\n`;
  if ('lines' in block) return section('lines', `{{>word.line}}\n${block.lines.map(textItem).join('')}\n`);
  if ('list' in block) return section(block.list, `- {{>${block.item}}}`);
  return section(block.when, textLayout(block.blocks));
}

function textItem(item: LineItem): string {
  return typeof item === 'string' ? `  {{>${item}}}\n` : section(item.when, `  {{>${item.say}}}\n`);
}
