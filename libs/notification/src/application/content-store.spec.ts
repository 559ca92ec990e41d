import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentAddress } from './content-address.js';
import { ContentDamaged, type ContentStore, FolderContentStore } from './content-store.js';

// The test vector of FIPS 180-2: "abc".
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const abc = Buffer.from('abc');
let folder: string;
let directory: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
  directory = join(folder, 'kept', 'notices');
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = () => readdirSync(directory, { recursive: true }).map(String).sort();
const fileOfAbc = () => join(directory, ABC.slice(0, 2), ABC.slice(2));

describe('a content address', () => {
  it('is the SHA-256 of the exact bytes', () => {
    expect(contentAddress(abc)).toBe(ABC);
    expect(contentAddress(Buffer.from('abc\n'))).not.toBe(ABC);
  });
});

/** What every content store keeps to. */
function describeContentStore(name: string, make: () => ContentStore): void {
  describe(`${name} as a content store`, () => {
    it('gives back what was put', async () => {
      const bytes = Buffer.from([0, 255, 13, 10, 128]);
      const address = await make().put(bytes);
      expect(await make().get(address)).toEqual(bytes);
    });

    it('keeps the empty content', async () => {
      expect(await make().get(await make().put(Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
    });

    it('has nothing that was not put', async () => {
      expect(await make().get(ABC)).toBeNull();
    });

    it('gives the same address each time, also to many at once', async () => {
      const addresses = await Promise.all(Array.from({ length: 20 }, () => make().put(abc)));
      expect(new Set(addresses)).toEqual(new Set([ABC]));
      expect(await make().get(ABC)).toEqual(abc);
    });

    it.each(['', '../secret', ABC.toUpperCase(), `${ABC}0`])(
      'refuses "%s" as an address',
      async (address) => {
        await expect(make().get(address)).rejects.toThrow(RangeError);
      },
    );
  });
}

describeContentStore('a folder', () => new FolderContentStore(directory));

describe('a folder of contents', () => {
  it('has one file for the same bytes, and nothing left over', async () => {
    const store = new FolderContentStore(directory);
    await Promise.all([store.put(abc), store.put(abc), store.put(abc)]);
    expect(files()).toEqual(['ba', join('ba', ABC.slice(2))]);
  });

  it('does not write again what is there', async () => {
    const store = new FolderContentStore(directory);
    await store.put(abc);
    const { ino } = statSync(fileOfAbc());
    await store.put(abc);
    expect(statSync(fileOfAbc()).ino).toBe(ino);
  });

  it.each([
    ['changed', () => writeFileSync(fileOfAbc(), 'abd')],
    ['cut off', () => truncateSync(fileOfAbc(), 1)],
  ])('refuses to give what was %s, until it is put again', async (_, damage) => {
    const store = new FolderContentStore(directory);
    await store.put(abc);
    damage();
    await expect(store.get(ABC)).rejects.toThrow(new ContentDamaged(ABC));
    await store.put(abc);
    expect(await store.get(ABC)).toEqual(abc);
  });

  it('leaves nothing behind where it could not write', async () => {
    writeFileSync(join(folder, 'kept'), 'a file in the way');
    await expect(new FolderContentStore(directory).put(abc)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['kept']);
  });
});
