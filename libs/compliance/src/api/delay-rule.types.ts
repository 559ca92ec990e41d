import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'The law of one place on orders that cannot be filled in time.' })
export class Jurisdiction {
  @Field(() => ID) id!: string;
  @Field(() => Int) version!: number;
  @Field() title!: string;
  @Field() source!: string;
  @Field({ description: 'What has to happen within the period.' }) clockEvent!: string;
  @Field() clockStart!: string;
  @Field(() => Int, { nullable: true }) defaultDays!: number | null;
  @Field({ description: 'Whether the buyer must be told of a delay unasked.' }) noticeRequired!: boolean;
  @Field({ description: 'What the consumer may do.' }) onConsumerMessage!: string;
  @Field({ description: 'Whether a late order ends by itself.' }) autoCancel!: boolean;
  @Field() refundStandard!: string;
  @Field(() => [String], { description: 'What the law says and the pack does not.' }) notCovered!: string[];
  @Field(() => Int) retentionYears!: number;
}
