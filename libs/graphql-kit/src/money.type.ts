import { Field, Int, ObjectType } from '@nestjs/graphql';
import { AmountMinor } from './scalars.js';

@ObjectType({ description: 'An amount of money, exactly.' })
export class Money {
  @Field({ description: 'ISO 4217' })
  currency!: string;

  @Field(() => AmountMinor)
  amountMinor!: string;

  @Field(() => Int, { description: 'Digits after the decimal point: 2 for cents.' })
  exponent!: number;
}

const exponents = new Map<string, number>();

/** Money of a whole number of minor units. */
export function money(currency: string, amountMinor: number): Money {
  return { currency, amountMinor: String(amountMinor), exponent: exponentOf(currency) };
}

function exponentOf(currency: string): number {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    exponent = format.resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
}
