import {
  EVERYBODY,
  parseCommand,
  payloadOf,
  type RequestContext,
  Roles,
  runOnce,
  toUserError,
} from '#graphql-kit';
import type { Clock } from '#kernel';
import {
  checkTemplate,
  clausesShown,
  describeProblem,
  ownTemplate,
  templateId,
  Templates,
} from '#notification';
import { type TemplateCommand, templateCommands } from '#notification/contract';
import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  NoticeTemplateArgs,
  NoticeTemplateChanged,
  NoticeTemplateInput,
  NoticeTemplateResult,
  NoticeTemplateShown,
  PublishNoticeTemplateInput,
  WithdrawNoticeTemplateInput,
} from './templates.types.js';

/** How notices are worded: by us, or by the tenant as far as the law leaves it free. */
@Resolver()
export class TemplatesResolver {
  constructor(
    private readonly templates: Templates,
    @Inject('Clock') private readonly clock: Clock,
  ) {}

  @Roles(...EVERYBODY)
  @Query(() => NoticeTemplateShown)
  async noticeTemplate(
    @Args() { kind, language }: NoticeTemplateArgs,
    @Context() { actor }: RequestContext,
  ): Promise<NoticeTemplateShown> {
    const template = await this.templates.at(actor.tenant, { kind, language }, this.clock.now());
    const { version, own, subject, text, html } = template;
    return Object.assign(new NoticeTemplateShown(), {
      ...{ templateId: templateId(template), version, builtIn: own !== true, subject, text, html },
      clauses: [...clausesShown(template)],
    });
  }

  @Roles(...EVERYBODY)
  @Query(() => [String], {
    description: 'Why a template could not be published, each with its place; none: it could.',
  })
  checkNoticeTemplate(@Args('template') { kind, language, ...bodies }: NoticeTemplateInput): string[] {
    return checkTemplate(ownTemplate(kind, language, { ...bodies, version: 1 })).map(describeProblem);
  }

  @Roles('operations')
  @Mutation(() => NoticeTemplateResult, {
    description: 'Refused, with each problem, where it lacks what the law demands of its kind.',
  })
  publishNoticeTemplate(
    @Args('input') input: PublishNoticeTemplateInput,
    @Context() context: RequestContext,
  ) {
    const type = 'notification.PublishTemplate';
    const payload = { ...input.template, reason: input.reason };
    return this.run({ type, ...parseCommand(templateCommands[type], payload) }, input, context);
  }

  @Roles('operations')
  @Mutation(() => NoticeTemplateResult, { description: 'From then on the built-in wording is used again.' })
  withdrawNoticeTemplate(
    @Args('input') input: WithdrawNoticeTemplateInput,
    @Context() context: RequestContext,
  ) {
    const type = 'notification.WithdrawTemplate';
    const { kind, language, reason } = input;
    return this.run(
      { type, ...parseCommand(templateCommands[type], { kind, language, reason }) },
      input,
      context,
    );
  }

  private async run(
    command: TemplateCommand,
    { idempotencyKey }: { readonly idempotencyKey: string },
    context: RequestContext,
  ) {
    const execution = await runOnce({ context, idempotencyKey, command }, (meta) =>
      this.templates.execute(command, meta),
    );
    if (execution.outcome === 'rejected') return toUserError(execution.rejection);
    return Object.assign(new NoticeTemplateChanged(), payloadOf(execution));
  }
}
