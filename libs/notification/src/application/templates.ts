import type { CommandMeta, DeciderRunner, Execution } from '#eventing';
import type { Instant } from '#kernel';
import { type Language, type NoticeKind, type TemplateCommand, templateStream } from '../contract/index.js';
import { type NoticeTemplate, templateAt, templateDecider } from '../domain/index.js';

interface Named {
  readonly kind: NoticeKind;
  readonly language: Language;
}

/** The wordings of tenants. */
export class Templates {
  constructor(private readonly runner: DeciderRunner) {}

  execute(command: TemplateCommand, meta: CommandMeta): Promise<Execution> {
    const stream = templateStream(meta.tenant, command);
    return this.runner.execute({ decider: templateDecider, stream, command, meta });
  }

  /** What was in force at that moment: the tenant's own, else the built-in one. */
  at(tenant: string, named: Named, at: Instant): Promise<NoticeTemplate> {
    const stream = templateStream(tenant, named);
    return this.runner.inspect({ decider: templateDecider, stream }, (state) => templateAt(state, named, at));
  }
}
