import { connectionOf, DateTime, LocalDate } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { NoticeKind, NoticeLanguage, NoticeState } from './compliance.enums.js';

@ObjectType({ description: 'What a delay notice puts to the buyer.' })
export class NoticeOffer {
  @Field(() => LocalDate, { nullable: true, description: 'Null: no date can be given.' })
  revisedShipDate!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType({
  description: 'What a buyer was to be told, and how that went. The words are kept under contentHash.',
})
export class Notice {
  @Field(() => ID) id!: string;
  @Field(() => ID) orderId!: string;
  @Field() orderRef!: string;
  @Field(() => NoticeKind) kind!: keyof typeof NoticeKind;
  @Field(() => NoticeLanguage) language!: keyof typeof NoticeLanguage;
  @Field(() => NoticeState) state!: keyof typeof NoticeState;
  @Field({ description: 'What led to it.' }) because!: string;
  @Field(() => [ID]) lineIds!: string[];
  @Field(() => DateTime) requestedAt!: string;
  @Field(() => DateTime, { nullable: true }) sentAt!: string | null;
  @Field(() => DateTime, { nullable: true }) deliveredAt!: string | null;
  @Field(() => String, { nullable: true, description: 'That took it; of a failure, the first that did not.' })
  channel!: string | null;
  @Field(() => ID, { nullable: true }) templateId!: string | null;
  @Field(() => Int, { nullable: true }) templateVersion!: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256, in hex.' }) contentHash!: string | null;
  @Field(() => Int) attempts!: number;
  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' }) failure!:
    string | null;
  @Field(() => NoticeOffer, { nullable: true, description: 'Of a delay notice.' }) offer!: NoticeOffer | null;
}

@ObjectType()
export class NoticeConnection extends connectionOf(Notice, 'Notice') {}
