import { DateTime, Money, Position } from '#graphql-kit';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ComplianceTrailKind } from './compliance.enums.js';

@ObjectType()
export class TrailLine {
  @Field(() => ID) lineId!: string;
  @Field(() => Int) lineNo!: number;
  @Field() sku!: string;
  @Field(() => Int, { nullable: true, description: 'Units, where the event is about some.' }) quantity!:
    number | null;
}

@ObjectType({ description: 'The rule and the facts behind something that was concluded.' })
export class TrailBasis {
  @Field({ description: 'What was concluded: shipBy of line 1 (LAMP).' }) of!: string;
  @Field() rule!: string;
  @Field(() => [String]) facts!: readonly string[];
}

@ObjectType({ description: 'One event of an order or of its notices, as evidence. Without personal data.' })
export class ComplianceTrailEntry {
  @Field(() => ID) id!: string;
  @Field(() => Position) position!: string;
  @Field(() => ComplianceTrailKind) kind!: keyof typeof ComplianceTrailKind;
  @Field(() => DateTime, { description: 'When it happened: sent, received, handed over.' }) at!: string;
  @Field(() => DateTime, { description: 'When it was recorded.' }) recordedAt!: string;
  @Field({ description: 'Who recorded it: key:…, process:…' }) actor!: string;
  @Field(() => [TrailLine]) lines!: readonly TrailLine[];
  @Field() words!: string;
  @Field(() => [TrailBasis]) basis!: readonly TrailBasis[];
  @Field(() => ID, { nullable: true }) noticeId!: string | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what the buyer was shown.' })
  contentHash!: string | null;
  @Field(() => ID, { nullable: true }) refundId!: string | null;
  @Field(() => Money, { nullable: true }) amount!: Money | null;
}
