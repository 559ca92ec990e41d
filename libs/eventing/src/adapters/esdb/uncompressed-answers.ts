import type { Metadata } from '@grpc/grpc-js';
import compression from '@grpc/grpc-js/build/src/compression-filter.js';

const HEADER = 'grpc-accept-encoding';

/**
 * Asks servers not to compress their answers. grpc-js always says that it takes gzip, after interceptors have run, and
 * newer servers then compress each small message at the slowest level: reads take three to eight times as long. There
 * is no option, hence this override of a class that is not public; grpc-js is pinned, and a spec tells when it moves.
 */
export function askForUncompressedAnswers(): void {
  const prototype: { sendMetadata: SendMetadata } = compression.CompressionFilter.prototype;
  if (changed.has(prototype)) return;
  changed.add(prototype);
  const original = prototype.sendMetadata;
  prototype.sendMetadata = async function (metadata) {
    const headers = await original.call(this, metadata);
    headers.set(HEADER, 'identity');
    return headers;
  };
}

type SendMetadata = (this: unknown, metadata: Promise<Metadata>) => Promise<Metadata>;
const changed = new WeakSet<object>();
