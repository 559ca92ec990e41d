import { hash } from 'node:crypto';

/** SHA-256 of the exact bytes, hex: what names a rendered notice in the log, and proves that it is the one sent. */
export type ContentAddress = string;

export function contentAddress(bytes: Uint8Array): ContentAddress {
  return hash('sha256', bytes, 'hex');
}

export function isContentAddress(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}
