import { unzipSync, Zip, ZipDeflate } from 'fflate';
import type { Instant } from '#kernel';
import type { PackFile } from '../../domain/index.js';

/** What the format can count without its extensions, which not every program reads. */
const LIMITS = { files: 65_000, bytes: 4_000_000_000 };

/** The pack has more files or bytes than an archive can hold. */
export class ArchiveTooLarge extends Error {
  readonly code = 'ARCHIVE_TOO_LARGE';

  constructor() {
    super('more files or bytes than an archive can hold: make a pack for each part of the period');
  }
}

/** The file is no ZIP archive, or is cut off. */
export class NoArchive extends Error {
  readonly code = 'NO_ARCHIVE';
}

/** Writes a ZIP piece by piece. The same files, in the same order, with the same instant, give the same bytes. */
export class ZipArchive {
  private readonly zip: Zip;
  private pieces: Uint8Array[] = [];
  private files = 0;
  private bytes = 0;

  constructor(
    private readonly madeAt: Instant,
    private readonly limits = LIMITS,
  ) {
    this.zip = new Zip((error, piece) => {
      if (error) throw error;
      this.pieces.push(piece);
    });
  }

  /** What the archive goes on with. */
  add({ path, bytes }: PackFile): readonly Uint8Array[] {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = entryTime(this.madeAt);
    this.zip.add(entry);
    entry.push(bytes, true);
    return this.taken(1);
  }

  /** What it ends with. */
  end(): readonly Uint8Array[] {
    this.zip.end();
    return this.taken(0);
  }

  private taken(files: number): readonly Uint8Array[] {
    const pieces = this.pieces;
    this.pieces = [];
    this.files += files;
    this.bytes += pieces.reduce((sum, { length }) => sum + length, 0);
    if (this.files > this.limits.files || this.bytes > this.limits.bytes) throw new ArchiveTooLarge();
    return pieces;
  }
}

/** ZIP keeps clock time without a zone, and the library takes it from this machine's: noon of the day is the same in all. */
function entryTime(instant: Instant): Date {
  const [year = 1980, month = 1, day = 1] = instant.slice(0, 10).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** Every entry, also of a name that is there twice: which of them a program unpacks is anybody's guess. */
export function readZip(archive: Uint8Array): readonly PackFile[] {
  const names: string[] = [];
  const unpacked = unzip(archive, names);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new NoArchive(`it holds ${twice.join(', ')} twice`);
  return names
    .filter((path) => !path.endsWith('/'))
    .map((path) => ({ path, bytes: unpacked[path] ?? new Uint8Array() }));
}

function unzip(archive: Uint8Array, names: string[]): Record<string, Uint8Array> {
  try {
    return unzipSync(archive, {
      filter: ({ name }) => {
        names.push(name);
        return true;
      },
    });
  } catch (error) {
    throw new NoArchive('it is no ZIP archive, or is damaged', { cause: error });
  }
}
