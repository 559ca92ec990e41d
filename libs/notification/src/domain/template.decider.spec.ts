import { EventRegistry } from '#eventing';
import { deciderSpec, foldEvents } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { type TemplateCommand, type TemplateEvent, templateEvents } from '../contract/index.js';
import { templateId } from './template.js';
import { templateAt, templateDecider } from './template.decider.js';
import { builtInTemplate } from './templates/built-in-templates.js';

const registry = new EventRegistry(Object.values(templateEvents));
const { given } = deciderSpec(templateDecider, { registry });
const named = { kind: 'DELAY_FIRST_LONG', language: 'en' } as const;
const { subject, text, html } = builtInTemplate(named.kind, named.language);
const own = { ...named, subject: `Lamps & Co: ${subject}`, text, html, reason: 'our own words' };
const publish: TemplateCommand = { type: 'notification.PublishTemplate', ...own };
const published: TemplateEvent = { type: 'notification.TemplatePublished', data: { ...own, version: 1 } };
const withdrawn: TemplateEvent = {
  type: 'notification.TemplateWithdrawn',
  data: { ...named, reason: 'back' },
};

describe('a tenant’s own wording', () => {
  it('is published when it has all that the law demands', () => given().when(publish).then(published));

  it('is published once', () => given(published).when(publish).thenNothing());

  it('is counted on', () => {
    const next = { ...own, subject: 'Another' };
    given(published)
      .when({ type: 'notification.PublishTemplate', ...next })
      .then({ type: 'notification.TemplatePublished', data: { ...next, version: 2 } });
  });

  it.each([
    [
      'lacks a clause',
      { text: text.replace(/\{\{>clause\.cancelRight\}\}/, '') },
      /text: lacks \{\{>clause\.cancelRight\}\}/,
    ],
    ['runs a script', { html: `${html}<script>1</script>` }, /html: .*script/],
    ['names what is not there', { subject: '{{nobody}}' }, /subject: \{\{nobody\}\} is not known there/],
  ] as const)('is refused when it %s', (_, more, problem) => {
    given()
      .when({ ...publish, ...more })
      .thenRejected('TEMPLATE_DEFECTIVE', {
        problems: expect.arrayContaining([expect.stringMatching(problem)]),
      });
  });

  it('gives way to the built-in one when it is withdrawn', () => {
    given(published)
      .when({ type: 'notification.WithdrawTemplate', ...named, reason: 'back' })
      .then(withdrawn);
    given()
      .when({ type: 'notification.WithdrawTemplate', ...named, reason: 'back' })
      .thenNothing();
  });

  it('words what was asked for while it was in force', () => {
    const state = foldEvents(templateDecider, [published], { registry, at: '2026-03-01T00:00:00.000Z' });
    templateDecider.evolve(state, withdrawn, { revision: 1, at: '2026-04-01T00:00:00.000Z' });
    const idAt = (at: string) => templateId(templateAt(state, named, at));
    expect(['2026-02-28', '2026-03-01', '2026-04-01'].map((day) => idAt(`${day}T00:00:00.000Z`))).toEqual([
      'DELAY_FIRST_LONG.en.v2+clauses.v1',
      'DELAY_FIRST_LONG.en.own-v1+clauses.v1',
      'DELAY_FIRST_LONG.en.v2+clauses.v1',
    ]);
  });
});
