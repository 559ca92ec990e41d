import {
  DateTime,
  EVERYBODY,
  MutationInput,
  MutationPayload,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
  USER_ERRORS,
} from '#graphql-kit';
import { NOTICE_PARTS, NoticeExecutor, type NoticeParts } from '#notification';
import { type NoticeCommand, noticeCommands } from '#notification/contract';
import { Inject } from '@nestjs/common';
import {
  Args,
  Context,
  createUnionType,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, IsUUID, Length } from 'class-validator';

@ObjectType({ description: 'The exact bytes of a notice, as they went to its channel.' })
export class NoticeContentFile {
  @Field({ description: 'SHA-256 of the bytes, in hex.' }) hash!: string;
  @Field() mediaType!: string;
  @Field(() => Int) bytes!: number;
  @Field({ description: 'The bytes in base64.' }) base64!: string;
}

@InputType()
export class ReportNoticeInput extends MutationInput {
  @IsUUID() @Field(() => ID) noticeId!: string;
  @IsOptional()
  @Field(() => DateTime, { nullable: true, description: 'Now when nothing is said. Never in the future.' })
  occurredAt?: string | null;
  @IsOptional()
  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'Why it never arrived; null: it arrived.' })
  bounceReason?: string | null;
}

@ObjectType()
export class NoticeChanged extends MutationPayload {
  @Field(() => ID) noticeId!: string;
}

export const NoticeResult = createUnionType({
  name: 'NoticeResult',
  types: () => [NoticeChanged, ...USER_ERRORS] as const,
});

/** Single notices: what was sent, to the byte, and what was heard of it since. */
@Resolver()
export class NoticesResolver {
  constructor(
    private readonly notices: NoticeExecutor,
    @Inject(NOTICE_PARTS) private readonly parts: NoticeParts,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => NoticeContentFile, {
    nullable: true,
    description: 'What a notice said. Null where it was not sent, or its bytes are not kept here any more.',
  })
  async noticeContent(
    @Args('noticeId', { type: () => ID }) noticeId: string,
    @Context() { actor }: RequestContext,
  ): Promise<NoticeContentFile | null> {
    const { sent } = await this.notices.inspect(actor.tenant, noticeId);
    const bytes = sent && (await this.parts.content.get(sent.contentHash));
    if (!bytes) return null;
    const { contentHash: hash, mediaType } = sent;
    const file = { hash, mediaType, bytes: bytes.length, base64: bytes.toString('base64') };
    return Object.assign(new NoticeContentFile(), file);
  }

  @Roles('integrator', 'operations')
  @Mutation(() => NoticeResult, { description: 'What a channel heard after it took the message.' })
  async reportNotice(@Args('input') input: ReportNoticeInput, @Context() context: RequestContext) {
    const { noticeId, idempotencyKey, occurredAt = null, bounceReason = null } = input;
    const { requested } = await this.notices.inspect(context.actor.tenant, noticeId);
    const orderId = requested?.orderId ?? noticeId;
    const command = reportOf({ noticeId, orderId, occurredAt }, bounceReason);
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.notices.execute(command, meta),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    return Object.assign(new NoticeChanged(), payloadOf(execution), { noticeId });
  }
}

function reportOf(
  report: { readonly noticeId: string; readonly orderId: string; readonly occurredAt: string | null },
  bounceReason: string | null,
): NoticeCommand {
  if (bounceReason === null) {
    const type = 'notification.ReportDelivered';
    return { type, ...parseCommand(noticeCommands[type], { ...report, reference: null }) };
  }
  const type = 'notification.ReportBounced';
  return { type, ...parseCommand(noticeCommands[type], { ...report, reason: bounceReason }) };
}
