import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NoSuchOrder, type Packed, type PackRequest, sha256, writePack, ZipArchive } from '#compliance';
import { eventRegistry, type LogPlace, openLog, openTime } from '#composition';
import { EventCodec, type EventStore } from '#eventing';
import { type Instant, SystemClock } from '#kernel';
import { FolderContentStore } from '#notification';
import type { Progress } from '../progress.js';

export interface EvidenceJob {
  readonly place: LogPlace;
  /** Where rendered notices are kept by their SHA-256. */
  readonly noticesDir: string;
  /** The moment at which it is made is the log's: a sandbox has its own. */
  readonly request: (now: Instant) => PackRequest;
  readonly sandbox: boolean;
  readonly out: string;
  readonly progress: Progress;
}

export interface Written extends Packed {
  /** Of SHA256SUMS: whoever keeps this knows the whole pack again. */
  readonly sumsHash: string;
}

/** Reads the log only, so it works beside a running service. The archive appears when it is whole; none is replaced. */
export async function writeEvidence(job: EvidenceJob): Promise<Written> {
  if (existsSync(job.out)) throw new Error(`${job.out} is there already: evidence is not overwritten`);
  const store = await openThere(job.place);
  try {
    return await intoFile(job, store);
  } finally {
    await store.close();
  }
}

async function openThere(place: LogPlace): Promise<EventStore> {
  const embedded = place.eventStoreUrl === undefined;
  if (embedded && !existsSync(join(place.dataDir, 'events.db'))) {
    throw new Error(`there is no log in ${place.dataDir}: say where it is with --data or DATA_DIR`);
  }
  return openLog(place, { readonly: true });
}

async function intoFile(job: EvidenceJob, store: EventStore): Promise<Written> {
  const partial = `${job.out}.partial`;
  await mkdir(dirname(job.out), { recursive: true });
  // It holds personal data: for whoever runs this only.
  const file = await open(partial, 'w', 0o600);
  try {
    const written = await pack(job, store, async (bytes) => void (await file.write(bytes)));
    await file.sync();
    await rename(partial, job.out);
    return written;
  } catch (error) {
    await rm(partial, { force: true });
    throw inWords(error);
  } finally {
    await file.close();
  }
}

async function pack(
  { noticesDir, request: requestAt, sandbox, progress }: EvidenceJob,
  log: EventStore,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<Written> {
  const contents = new FolderContentStore(noticesDir);
  const decoder = new EventCodec(eventRegistry);
  const { clock } = await openTime(log, decoder, { clock: new SystemClock(), sandbox });
  const request = requestAt(clock.now());
  const archive = new ZipArchive(request.generatedAt);
  let sumsHash = '';
  const packed = await writePack({ log, decoder, contents }, request, {
    add: async (file) => {
      for (const piece of archive.add(file)) await write(piece);
      sumsHash = sha256(file.bytes); // the sums are the last file
    },
    onProgress: (done, total, what) => progress.update(done, total, { what }),
  });
  for (const piece of archive.end()) await write(piece);
  progress.stop();
  return { ...packed, sumsHash };
}

function inWords(error: unknown): unknown {
  if (!(error instanceof NoSuchOrder)) return error;
  return new Error(
    `there is no order ${error.ref} of tenant ${error.tenant} in this log, up to the moment that was asked for: check the reference, --tenant, --data and --as-of`,
    { cause: error },
  );
}
