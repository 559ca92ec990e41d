import { AmountMinor, DateTime, GuardedInput, LocalDate, MutationInput } from '#graphql-kit';
import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { MAX_LINES } from '../contract/index.js';
import { RejectionReason } from './purchase-order.types.js';

const UNITS = 1_000_000_000;

@InputType()
export class PurchaseLineInput {
  @Length(1, 64) @Field() sku!: string;
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;
  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'Without it, no date is projected from this line until one is confirmed.',
  })
  expectedDate?: string | null;
  @IsOptional() @Field(() => AmountMinor, { nullable: true }) unitCostMinor?: string | null;
}

@InputType()
export class PlacePurchaseOrderInput extends MutationInput {
  @Length(1, 64) @Field() ref!: string;
  @Length(1, 64) @Field() supplier!: string;
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @IsOptional()
  @Field(() => DateTime, { nullable: true, description: 'Now, when nothing is said.' })
  placedAt?: string | null;
  @IsOptional()
  @Field(() => String, { nullable: true, description: 'ISO 4217, of the unit costs.' })
  currency?: string | null;

  @IsOptional()
  @Min(0)
  @Max(1000)
  @Field(() => Int, {
    nullable: true,
    defaultValue: 0,
    description: 'Percent of a line that may be accepted beyond it: 0 refuses more, null takes any number.',
  })
  overReceiptPercent?: number | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => PurchaseLineInput)
  @Field(() => [PurchaseLineInput])
  lines!: PurchaseLineInput[];
}

@InputType({ isAbstract: true })
export abstract class PurchaseOrderInput extends GuardedInput {
  @Length(1, 64) @Field({ description: 'Of the purchase order.' }) ref!: string;
}

@InputType()
export class ConfirmedLineInput {
  @Min(1) @Max(MAX_LINES) @Field(() => Int) lineNo!: number;
  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: the supplier cannot say.' })
  date?: string | null;
}

@InputType({ description: 'The dates that the supplier states.' })
export class ConfirmPurchaseOrderInput extends PurchaseOrderInput {
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => ConfirmedLineInput)
  @Field(() => [ConfirmedLineInput])
  lines!: ConfirmedLineInput[];
}

@InputType()
export class ChangePurchaseOrderLineInput extends PurchaseOrderInput {
  @Min(1) @Max(MAX_LINES) @Field(() => Int) lineNo!: number;
  @IsOptional()
  @Min(1)
  @Max(UNITS)
  @Field(() => Int, { nullable: true, description: 'As it is, when nothing is said.' })
  quantity?: number | null;
  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'As it is, when left out; null: nobody knows any more.',
  })
  expectedDate?: string | null;
  @Length(1, 500) @Field() reason!: string;
}

@InputType()
export class CancelPurchaseOrderLineInput extends PurchaseOrderInput {
  @Min(1) @Max(MAX_LINES) @Field(() => Int) lineNo!: number;
  @IsOptional()
  @Min(1)
  @Max(UNITS)
  @Field(() => Int, { nullable: true, description: 'All that is open, when nothing is said.' })
  quantity?: number | null;
  @Length(1, 500) @Field() reason!: string;
}

@InputType()
export class AnnouncedLineInput {
  @Min(1) @Max(MAX_LINES) @Field(() => Int) lineNo!: number;
  @Min(1) @Max(UNITS) @Field(() => Int) quantity!: number;
}

@InputType({
  description: 'An advance shipping notice. The same notice with another eta moves the shipment’s date.',
})
export class AnnounceShipmentInput extends PurchaseOrderInput {
  @Length(1, 64) @Field() shipmentRef!: string;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) carrier?: string | null;
  @IsOptional()
  @Field(() => LocalDate, { nullable: true, description: 'Null: nobody said when.' })
  eta?: string | null;
  @IsOptional()
  @Length(1, 500)
  @Field(() => String, { nullable: true, description: 'Why the date moved.' })
  reason?: string | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => AnnouncedLineInput)
  @Field(() => [AnnouncedLineInput])
  lines!: AnnouncedLineInput[];
}

@InputType()
export class ReceivedLineInput {
  @Min(1) @Max(MAX_LINES) @Field(() => Int) lineNo!: number;
  @Min(0) @Max(UNITS) @Field(() => Int) accepted!: number;
  @Min(0) @Max(UNITS) @Field(() => Int, { defaultValue: 0 }) rejected!: number;
  @IsOptional()
  @Field(() => RejectionReason, { nullable: true })
  reason?: keyof typeof RejectionReason | null;
}

@InputType({ description: 'What was counted at the door.' })
export class ReceiveShipmentInput extends PurchaseOrderInput {
  @Length(1, 64) @Field() shipmentRef!: string;
  @IsOptional()
  @Field(() => DateTime, { nullable: true, description: 'Now, when nothing is said.' })
  receivedAt?: string | null;
  @Field({
    defaultValue: true,
    description: 'Nothing more comes with it: what is missing is open again. False: more follows.',
  })
  complete!: boolean;

  @ArrayMaxSize(MAX_LINES)
  @ValidateNested({ each: true })
  @Type(() => ReceivedLineInput)
  @Field(() => [ReceivedLineInput])
  lines!: ReceivedLineInput[];
}
