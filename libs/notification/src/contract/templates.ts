import { defineEvent, type EventsOf, streamName } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';
import { language, noticeKind } from './notice-kind.js';

const { text } = schemas;
const named = { kind: noticeKind, language };
/** Bounded by the size of one event: both bodies fit into it with room to spare. */
const body = z.string().min(1).max(40_000);

/** A seller's own wording: Mustache over the words and clauses of the language. */
export const templateBodies = z.object({ subject: z.string().min(1).max(300), text: body, html: body });
export type TemplateBodies = z.infer<typeof templateBodies>;

/** The stream `notice_template-<tenant>~<kind>~<language>`. */
export const templateEvents = {
  TemplatePublished: defineEvent(
    'notification.TemplatePublished',
    z.object({ ...named, version: z.int().positive(), ...templateBodies.shape, reason: text }),
  ),
  /** From then on the built-in wording is used again. */
  TemplateWithdrawn: defineEvent('notification.TemplateWithdrawn', z.object({ ...named, reason: text })),
} as const;
export type TemplateEvent = EventsOf<typeof templateEvents>;

export const templateCommands = {
  'notification.PublishTemplate': z.object({ ...named, ...templateBodies.shape, reason: text }),
  'notification.WithdrawTemplate': z.object({ ...named, reason: text }),
} as const;
export type TemplateCommand = {
  [Name in keyof typeof templateCommands]: { readonly type: Name } & z.infer<(typeof templateCommands)[Name]>;
}[keyof typeof templateCommands];

export function templateStream(
  tenant: string,
  { kind, language: of }: Pick<TemplateCommand, 'kind' | 'language'>,
): string {
  return streamName('notice_template', tenant, kind, of);
}
