/**
 * Stream names: `<category>-<tenant>~<part>~<part>`. A category has no `-`, because EventStoreDB's category
 * streams split at the first one. Parts are percent-encoded, so that any SKU or location code is a valid part.
 */
export interface StreamAddress {
  readonly category: string;
  readonly tenant: string;
  readonly parts: readonly string[];
}

export function streamName(category: string, tenant: string, ...parts: readonly string[]): string {
  return `${category}-${[tenant, ...parts].map(encodePart).join('~')}`;
}

export function parseStreamName(stream: string): StreamAddress {
  const dash = stream.indexOf('-');
  const [tenant = '', ...parts] = stream
    .slice(dash + 1)
    .split('~')
    .map(decodePart);
  return { category: stream.slice(0, dash), tenant, parts };
}

/** What is not to be encoded: most parts, and names are made for every append. */
const PLAIN = /^[\w.-]*$/;

function encodePart(part: string): string {
  return PLAIN.test(part) ? part : encodeURIComponent(part).replaceAll('~', '%7E');
}

/** Most parts are plain, and a rebuild reads every stream's name. */
function decodePart(part: string): string {
  return part.includes('%') ? decodeURIComponent(part) : part;
}
