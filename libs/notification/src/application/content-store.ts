import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ContentAddress, contentAddress, isContentAddress } from './content-address.js';
import { errorCode } from './error-code.js';
import { writeAtomically } from './write-atomically.js';

/** Keeps bytes by what they are: the same bytes are kept once, and what is read is what was put. */
export interface ContentStore {
  put(bytes: Uint8Array): Promise<ContentAddress>;
  /** Null where nothing was put. Throws `ContentDamaged` where other bytes are found. */
  get(address: ContentAddress): Promise<Buffer | null>;
}

export class ContentDamaged extends Error {
  readonly code = 'CONTENT_DAMAGED';

  constructor(readonly address: ContentAddress) {
    super(`the content of ${address} is not what was put there`);
  }
}

/** Files `<directory>/ab/cdef…`, readable by whoever runs this only: notices hold personal data. */
export class FolderContentStore implements ContentStore {
  constructor(private readonly directory: string) {}

  async put(bytes: Uint8Array): Promise<ContentAddress> {
    const address = contentAddress(bytes);
    // Written anew where it is damaged: these bytes are known to be right.
    if (!(await this.holds(address))) await writeAtomically(this.pathOf(address), bytes);
    return address;
  }

  async get(address: ContentAddress): Promise<Buffer | null> {
    if (!isContentAddress(address)) throw new RangeError('a content address is 64 hex digits');
    const bytes = await readIfThere(this.pathOf(address));
    if (bytes && contentAddress(bytes) !== address) throw new ContentDamaged(address);
    return bytes;
  }

  private async holds(address: ContentAddress): Promise<boolean> {
    const bytes = await readIfThere(this.pathOf(address));
    return bytes !== null && contentAddress(bytes) === address;
  }

  private pathOf(address: ContentAddress): string {
    return join(this.directory, address.slice(0, 2), address.slice(2));
  }
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
