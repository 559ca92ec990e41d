import type { NoticeContent } from './case-file.js';

const EXTENSIONS: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'text/html': 'html',
  'text/plain': 'txt',
  'application/json': 'json',
  'application/pdf': 'pdf',
};

/** `orders/A-1`: the reference where it is a good name for a folder everywhere, else what can be kept of it and the id. */
export function folderOf(orderRef: string, orderId: string): string {
  const safe = orderRef
    .replaceAll(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._-]+/, '')
    .slice(0, 60);
  const good = safe === orderRef && /[A-Za-z0-9]$/.test(safe) && safe === safe.toUpperCase();
  return `orders/${good ? safe : `${safe || 'order'}-${orderId}`}`;
}

/** Within the folder of the order. */
export function noticePath({ hash, mediaType }: Pick<NoticeContent, 'hash' | 'mediaType'>): string {
  const [kind = ''] = (mediaType ?? '').toLowerCase().split(';');
  return `notices/${hash}.${EXTENSIONS[kind.trim()] ?? 'bin'}`;
}
