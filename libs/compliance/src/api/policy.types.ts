import { AmountMinor, MutationInput, MutationPayload, USER_ERRORS, graphqlEnum } from '#graphql-kit';
import { createUnionType, Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsEmail, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { FRIENDLY_KINDS, MESSAGE_DEFAULTS } from '../contract/index.js';
import { NoticeLanguage } from './compliance.enums.js';

export const OptionPolicy = graphqlEnum(
  'OptionPolicy',
  ['SEND', 'PROPOSE'],
  'SEND: an option goes out by itself as soon as a delay is discovered. PROPOSE: somebody sends it.',
);
export const FriendlyMessage = graphqlEnum('FriendlyMessage', FRIENDLY_KINDS);
export const GoodwillOffer = graphqlEnum('GoodwillOfferKind', [
  'SHIPPING_UPGRADE',
  'CREDIT',
  'GIFT',
  'OTHER',
]);

@InputType('SellerInput')
@ObjectType({ description: 'Who the buyer hears from, and answers to.' })
export class Seller {
  @Length(1, 200) @Field() name!: string;
  @IsEmail() @Length(3, 320) @Field() replyAddress!: string;
  @IsOptional() @Length(1, 40) @Field(() => String, { nullable: true }) phone!: string | null;
}

@InputType('GoodwillOfferInput')
@ObjectType()
export class GoodwillOfferOfPolicy {
  @Field(() => GoodwillOffer) kind!: keyof typeof GoodwillOffer;
  @Length(1, 300) @Field({ description: 'As the buyer reads it.' }) description!: string;
  @IsOptional()
  @Field(() => AmountMinor, { nullable: true, description: 'What it costs the seller.' })
  amountMinor!: string | null;

  @IsOptional()
  @Min(1)
  @Max(3650)
  @Field(() => Int, {
    nullable: true,
    description:
      'So many days from the notice on it can be granted; null: at any time. Say it in the description too.',
  })
  validDays!: number | null;
}

@InputType('DelayPolicyInput')
@ObjectType({ description: 'How a tenant keeps the delay rules: its choice within the law.' })
export class DelayPolicyOfTenant {
  @ValidateNested() @Type(() => Seller) @Field(() => Seller) seller!: Seller;
  @Field(() => NoticeLanguage, { defaultValue: 'en' }) language!: keyof typeof NoticeLanguage;
  @Field(() => OptionPolicy, { defaultValue: 'PROPOSE' }) options!: keyof typeof OptionPolicy;

  @Min(0)
  @Max(90)
  @Field(() => Int, {
    defaultValue: 0,
    description: 'Days added to the projected date before it is promised.',
  })
  marginDays!: number;

  @IsOptional()
  @Length(1, 500)
  @Field(() => String, {
    nullable: true,
    description:
      'Why no date can be given, as the buyer is told. Null: options without a date are only proposed.',
  })
  undatedReason!: string | null;

  @ArrayMaxSize(10)
  @Field(() => [FriendlyMessage], { defaultValue: [], description: 'Messages that no law asks for.' })
  messages!: (keyof typeof FriendlyMessage)[];

  @Min(1)
  @Max(90)
  @Field(() => Int, {
    defaultValue: MESSAGE_DEFAULTS.dateMovedDays,
    description:
      'DATE_MOVED goes out once the expected date is so many days from the one that the buyer was told last.',
  })
  dateMovedDays!: number;

  @Min(1)
  @Max(365)
  @Field(() => Int, {
    defaultValue: MESSAGE_DEFAULTS.followUpDays,
    description: 'FOLLOW_UP goes out so many days after the carrier got the goods.',
  })
  followUpDays!: number;

  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => GoodwillOfferOfPolicy)
  @Field(() => [GoodwillOfferOfPolicy], {
    defaultValue: [],
    description: 'Offered with each option, beside the rights that the law gives.',
  })
  goodwill!: GoodwillOfferOfPolicy[];
}

@InputType()
export class SetDelayPolicyInput extends MutationInput {
  @ValidateNested()
  @Type(() => DelayPolicyOfTenant)
  @Field(() => DelayPolicyOfTenant)
  policy!: DelayPolicyOfTenant;
  @Length(1, 500) @Field() reason!: string;
}

@ObjectType()
export class DelayPolicyInForce {
  @Field(() => Int, { description: 'Counts the changes.' }) version!: number;
  @Field(() => DelayPolicyOfTenant, {
    nullable: true,
    description: 'Without one nothing is written to buyers.',
  })
  policy!: DelayPolicyOfTenant | null;
}

@ObjectType()
export class DelayPolicyChanged extends MutationPayload {}

export const DelayPolicyResult = createUnionType({
  name: 'DelayPolicyResult',
  types: () => [DelayPolicyChanged, ...USER_ERRORS] as const,
});
