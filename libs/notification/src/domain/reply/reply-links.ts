import type { NoticeData } from '../../contract/index.js';

/** The links of a notice: all to the same page, which has the choice of the link marked already. */
export function replyLinks(baseUrl: string, token: string): NoticeData['links'] {
  const page = `${baseUrl.replace(/\/+$/, '')}/${token}`;
  return { keep: `${page}?choice=KEEP`, cancel: `${page}?choice=CANCEL`, page };
}
