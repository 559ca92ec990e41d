import { AsOfInput, DateTime } from '#graphql-kit';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Length } from 'class-validator';

@ArgsType()
export class EvidenceArgs {
  @IsOptional()
  @Length(1, 64)
  @Field(() => String, { nullable: true, description: 'This, or from and to.' })
  orderRef?: string | null;
  @IsOptional() @Field(() => DateTime, { nullable: true }) from?: string | null;
  @IsOptional()
  @Field(() => DateTime, { nullable: true, description: 'The instant before which it ends.' })
  to?: string | null;

  @Field(() => AsOfInput, { nullable: true }) asOf?: AsOfInput | null;
}

@ObjectType({
  description: `All that is on record about an order, or the orders of a period: reports, events, notices as they were
sent, the SHA-256 of every file. It holds personal data. Check it with ctl evidence verify.`,
})
export class EvidencePackFile {
  @Field() fileName!: string;
  @Field(() => Int) orders!: number;
  @Field(() => Int, { description: 'Notices whose bytes are not kept any more; the manifest names them.' })
  missingNotices!: number;
  @Field(() => Int) bytes!: number;
  @Field({ description: 'Of SHA256SUMS: whoever keeps this knows the whole pack again.' }) sumsHash!: string;
  @Field({ description: 'A ZIP archive, in base64.' }) base64!: string;
}
