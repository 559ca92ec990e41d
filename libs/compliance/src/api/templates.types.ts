import { MutationInput, MutationPayload, USER_ERRORS } from '#graphql-kit';
import { ArgsType, createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Length } from 'class-validator';
import { NoticeKind, NoticeLanguage } from './compliance.enums.js';

@ArgsType()
export class NoticeTemplateArgs {
  @Field(() => NoticeKind) kind!: keyof typeof NoticeKind;
  @Field(() => NoticeLanguage, { defaultValue: 'en' }) language!: keyof typeof NoticeLanguage;
}

@InputType()
export class NoticeTemplateInput {
  @Field(() => NoticeKind) kind!: keyof typeof NoticeKind;
  @Field(() => NoticeLanguage, { defaultValue: 'en' }) language!: keyof typeof NoticeLanguage;
  @Length(1, 300) @Field({ description: 'Mustache; one line.' }) subject!: string;
  @Length(1, 40_000)
  @Field({
    description: 'Mustache; {{>clause.x}} is a sentence that the law demands, {{>word.x}} another of ours.',
  })
  text!: string;
  @Length(1, 40_000)
  @Field({ description: 'The same as HTML, without scripts, style sheets or images.' })
  html!: string;
}

@InputType()
export class PublishNoticeTemplateInput extends MutationInput {
  @Field(() => NoticeTemplateInput) template!: NoticeTemplateInput;
  @Length(1, 500) @Field() reason!: string;
}

@InputType()
export class WithdrawNoticeTemplateInput extends MutationInput {
  @Field(() => NoticeKind) kind!: keyof typeof NoticeKind;
  @Field(() => NoticeLanguage, { defaultValue: 'en' }) language!: keyof typeof NoticeLanguage;
  @Length(1, 500) @Field() reason!: string;
}

@ObjectType()
export class NoticeClause {
  @Field({ description: 'Stands in a template as {{>clause.name}}.' }) name!: string;
  @Field({ description: 'Of the rule.' }) section!: string;
  @Field({ description: 'Without it the template is refused.' }) required!: boolean;
  @Field() text!: string;
}

@ObjectType({ description: 'How a kind of notice is worded now.' })
export class NoticeTemplateShown {
  @Field({ description: 'As it stands in the record of what was sent.' }) templateId!: string;
  @Field(() => Int) version!: number;
  @Field({ description: 'False: the tenant has published its own.' }) builtIn!: boolean;
  @Field() subject!: string;
  @Field() text!: string;
  @Field() html!: string;
  @Field(() => [NoticeClause]) clauses!: NoticeClause[];
}

@ObjectType()
export class NoticeTemplateChanged extends MutationPayload {}

export const NoticeTemplateResult = createUnionType({
  name: 'NoticeTemplateResult',
  types: () => [NoticeTemplateChanged, ...USER_ERRORS] as const,
});
