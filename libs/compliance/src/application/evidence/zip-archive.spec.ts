import { describe, expect, it } from '@jest/globals';
import { ArchiveTooLarge, readZip, ZipArchive } from './zip-archive.js';

const AT = '2026-11-01T23:30:00.000Z';
const files = [
  { path: 'b/ü.txt', bytes: Buffer.from('second by name, first by turn') },
  { path: 'a.txt', bytes: Buffer.alloc(0) },
];

function zipped(entries: readonly (typeof files)[number][], at = AT): Buffer {
  const archive = new ZipArchive(at);
  return Buffer.concat([...entries.flatMap((file) => archive.add(file)), ...archive.end()]);
}

describe('an archive', () => {
  it('gives back what was put in, in turn', () => {
    const read = readZip(zipped(files)).map(({ path, bytes }) => ({ path, bytes: Buffer.from(bytes) }));
    expect(read).toEqual(files);
  });

  it('is the same to the byte when it is made again, and carries the day on which it was made', () => {
    expect(zipped(files)).toEqual(zipped(files));
    const dosDate = ((2026 - 1980) << 9) | (11 << 5) | 1;
    expect(zipped(files).readUInt16LE(12)).toBe(dosDate);
    expect(zipped(files)).not.toEqual(zipped(files, '2026-11-02T00:00:00.000Z'));
  });

  it('that holds a name twice is refused: programs differ in which they take', () => {
    const [first] = files;
    expect(() => readZip(zipped([...files, ...(first ? [first] : [])]))).toThrow('twice');
  });

  it.each([
    ['cut off', zipped(files).subarray(0, 60)],
    ['something else', Buffer.from('hello')],
    ['empty', Buffer.alloc(0)],
  ])('that is %s is refused', (_, bytes) => {
    expect(() => readZip(bytes)).toThrow('no ZIP archive');
  });

  it.each([
    ['files', { files: 1, bytes: 10_000 }],
    ['bytes', { files: 10, bytes: 100 }],
  ])('does not outgrow the format in %s', (_, limits) => {
    const archive = new ZipArchive(AT, limits);
    expect(() => files.map((file) => archive.add(file))).toThrow(ArchiveTooLarge);
  });
});
