import { EventCodec, type EventStore } from '#eventing';
import { badUserInput, type RequestContext, Roles } from '#graphql-kit';
import type { Clock } from '#kernel';
import { NOTICE_PARTS, type NoticeParts } from '#notification';
import { EVENT_STORE } from '#ordering';
import { Inject } from '@nestjs/common';
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { NoSuchOrder, type PackRequest, sha256, writePack } from '../application/evidence/write-pack.js';
import { ArchiveTooLarge, ZipArchive } from '../application/evidence/zip-archive.js';
import { EvidenceArgs, EvidencePackFile } from './evidence.types.js';

/** What fits into an answer; larger packs are for `ctl evidence`. */
const LIMITS = { files: 5000, bytes: 16 * 1024 * 1024 };

@Resolver()
export class EvidenceResolver {
  constructor(
    @Inject(EVENT_STORE) private readonly log: EventStore,
    private readonly codec: EventCodec,
    @Inject(NOTICE_PARTS) private readonly parts: NoticeParts,
    @Inject('Clock') private readonly clock: Clock,
    @Inject('ProductVersion') private readonly version: string,
  ) {}

  @Roles('compliance', 'operations')
  @Query(() => EvidencePackFile, {
    nullable: true,
    description:
      'Null where there is no such order, or was none then. Reads the log: a long period takes a while.',
  })
  async evidencePack(
    @Args() args: EvidenceArgs,
    @Context() { actor }: RequestContext,
  ): Promise<EvidencePackFile | null> {
    const generatedAt = this.clock.now();
    const { tenant } = actor;
    const request = { tenant, ...requestOf(args), generatedAt, productVersion: this.version };
    try {
      return await this.pack(request, fileName(args));
    } catch (error) {
      if (error instanceof NoSuchOrder) return null;
      if (error instanceof ArchiveTooLarge) {
        throw badUserInput([{ path: 'to', reason: 'the pack is too large for an answer: use ctl evidence' }]);
      }
      throw error;
    }
  }

  private async pack(request: PackRequest, name: string): Promise<EvidencePackFile> {
    const archive = new ZipArchive(request.generatedAt, LIMITS);
    const pieces: Uint8Array[] = [];
    let sumsHash = '';
    const sources = { log: this.log, decoder: this.codec, contents: this.parts.content };
    const packed = await writePack(sources, request, {
      add: (file) => {
        pieces.push(...archive.add(file));
        sumsHash = sha256(file.bytes); // the sums are the last file
      },
    });
    const zip = Buffer.concat([...pieces, ...archive.end()]);
    return Object.assign(new EvidencePackFile(), {
      ...packed,
      fileName: name,
      bytes: zip.length,
      sumsHash,
      base64: zip.toString('base64'),
    });
  }
}

function requestOf({ orderRef, from, to, asOf }: EvidenceArgs): Pick<PackRequest, 'scope' | 'asOf'> {
  const moment = momentOf(asOf);
  if (orderRef) return { scope: { order: orderRef }, asOf: moment };
  if (!from || !to) throw badUserInput([{ path: 'orderRef', reason: 'give orderRef, or from and to' }]);
  if (to <= from) throw badUserInput([{ path: 'to', reason: 'must be after from' }]);
  return { scope: { from, to }, asOf: moment };
}

function momentOf(asOf: EvidenceArgs['asOf']): PackRequest['asOf'] {
  const { time = null, position = null } = asOf ?? {};
  if (time !== null && position !== null) {
    throw badUserInput([{ path: 'asOf', reason: 'give a time or a position' }]);
  }
  if (time !== null) return { instant: time };
  return position === null ? null : { position: BigInt(position) };
}

function fileName({ orderRef, from, to }: EvidenceArgs): string {
  const what = orderRef ?? `${from?.slice(0, 10)}_${to?.slice(0, 10)}`;
  return `evidence-${what.replaceAll(/[^A-Za-z0-9._-]/g, '_')}.zip`;
}
