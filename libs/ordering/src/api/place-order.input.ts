import { AmountMinor, DateTime, LocalDate, MutationInput } from '#graphql-kit';
import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Channel, PaymentStatus, ShipPolicy, StatedTimeKind, Tender } from './order.enums.js';

@InputType()
export class AddressInput {
  @ArrayMaxSize(5) @Field(() => [String]) lines!: string[];
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) city?: string | null;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) region?: string | null;
  @IsOptional() @Length(1, 32) @Field(() => String, { nullable: true }) postalCode?: string | null;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) country?: string | null;
}

@InputType()
export class CustomerInput {
  @Length(1, 64) @Field() ref!: string;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) name?: string | null;
  @IsOptional() @IsEmail() @Field(() => String, { nullable: true }) email?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => AddressInput)
  @Field(() => AddressInput, { nullable: true })
  address?: AddressInput | null;

  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) segment?: string | null;

  @Min(1)
  @Max(9)
  @Field(() => Int, { defaultValue: 5, description: '1 is served first, 9 last.' })
  tier!: number;
}

@InputType({ description: 'The shipping time that the buyer was shown.' })
export class StatedShipTimeInput {
  @Field(() => StatedTimeKind) kind!: keyof typeof StatedTimeKind;
  @IsOptional() @Min(1) @Field(() => Int, { nullable: true }) value?: number | null;
  @IsOptional() @Min(0) @Field(() => Int, { nullable: true }) min?: number | null;
  @IsOptional() @Min(1) @Field(() => Int, { nullable: true }) max?: number | null;
  @IsOptional() @Field(() => LocalDate, { nullable: true, description: 'For BY_DATE.' }) date?: string | null;
  @Field({ defaultValue: true }) clearAndConspicuous!: boolean;
  @IsOptional() @Length(1, 500) @Field(() => String, { nullable: true }) shownAt?: string | null;
}

@InputType()
export class PaymentPartInput {
  @Field(() => Tender) tender!: keyof typeof Tender;
  @Field(() => PaymentStatus) status!: keyof typeof PaymentStatus;
  @Field(() => AmountMinor) amountMinor!: string;
}

@InputType()
export class PaymentInput {
  @Field(() => Tender) tender!: keyof typeof Tender;
  @Field(() => PaymentStatus) status!: keyof typeof PaymentStatus;
  @IsOptional() @Field(() => AmountMinor, { nullable: true }) amountMinor?: string | null;
  @IsOptional() @Min(1) @Max(31) @Field(() => Int, { nullable: true }) billingCycleCloseDay?: number | null;

  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => PaymentPartInput)
  @Field(() => [PaymentPartInput], { defaultValue: [] })
  parts!: PaymentPartInput[];
}

@InputType()
export class OrderLineInput {
  @Length(1, 64) @Field({ defaultValue: 'main' }) location!: string;
  @Length(1, 64) @Field() sku!: string;
  @Min(1) @Max(1_000_000_000) @Field(() => Int) quantity!: number;
  @Field(() => AmountMinor) unitPriceMinor!: string;
  @Field(() => ShipPolicy, { defaultValue: 'SPLIT' }) shipPolicy!: keyof typeof ShipPolicy;
  @IsOptional() @Length(1, 64) @Field(() => String, { nullable: true }) shipGroup?: string | null;

  @IsOptional()
  @Field(() => LocalDate, {
    nullable: true,
    description: 'When the buyer needs it: ranks the line in its queue.',
  })
  requiredDate?: string | null;

  @IsOptional()
  @IsUUID()
  @Field(() => ID, { nullable: true, description: 'Stock held for this line beforehand.' })
  reservationId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => StatedShipTimeInput)
  @Field(() => StatedShipTimeInput, { nullable: true })
  statedShipTime?: StatedShipTimeInput | null;
}

@InputType()
export class PlaceOrderInput extends MutationInput {
  @Length(1, 64) @Field({ description: 'The order number of the upstream system; unique.' }) ref!: string;

  @IsOptional()
  @Field(() => DateTime, {
    nullable: true,
    description: 'When the seller received it; now when nothing is said.',
  })
  placedAt?: string | null;

  @Length(1, 64)
  @Field({ defaultValue: 'UTC', description: 'IANA name.' })
  timeZone!: string;
  @Field(() => Channel, { defaultValue: 'INTERNET' }) channel!: keyof typeof Channel;
  @Matches(/^[A-Z]{3}$/) @Field({ description: 'ISO 4217' }) currency!: string;

  @ValidateNested()
  @Type(() => CustomerInput)
  @Field(() => CustomerInput)
  customer!: CustomerInput;

  @ArrayMaxSize(20) @Field(() => [String], { defaultValue: [] }) tags!: string[];
  @Field(() => AmountMinor, { defaultValue: '0' }) shippingMinor!: string;
  @Field(() => AmountMinor, { defaultValue: '0' }) discountMinor!: string;

  @Field({ defaultValue: true, description: 'Whether the seller has all it needs to process and ship.' })
  informationComplete!: boolean;

  @Field({ defaultValue: false }) sellerCreditApplication!: boolean;

  @IsOptional()
  @ArrayMaxSize(7)
  @Field(() => [String], {
    nullable: true,
    description: `Laws on late orders that govern it, as in jurisdictions { id }; those of the place it goes to, when nothing
is said.`,
  })
  jurisdictions?: string[] | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => PaymentInput)
  @Field(() => PaymentInput, { nullable: true })
  payment?: PaymentInput | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => StatedShipTimeInput)
  @Field(() => StatedShipTimeInput, { nullable: true })
  statedShipTime?: StatedShipTimeInput | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(700)
  @ValidateNested({ each: true })
  @Type(() => OrderLineInput)
  @Field(() => [OrderLineInput])
  lines!: OrderLineInput[];
}
