import type { OrderFacts } from '#ordering/contract';
import { type Recipient, recipient } from '../contract/index.js';
import type { Recipients } from './notice-parts.js';

interface People {
  find(tenant: string, orderId: string): Promise<OrderFacts['customer'] | null>;
}

/** Buyers as their orders name them. What would break a header or an envelope counts as unknown. */
export class OrderRecipients implements Recipients {
  constructor(private readonly people: People) {}

  async find(tenant: string, orderId: string): Promise<Recipient> {
    const customer = await this.people.find(tenant, orderId);
    const { name = null, email = null, address = null } = customer ?? {};
    return {
      name: known('name', name),
      email: known('email', email),
      postalAddress: known('postalAddress', address && envelopeLines(address)),
    };
  }
}

function known<Field extends keyof Recipient>(
  field: Field,
  value: Recipient[Field],
): Recipient[Field] | null {
  return recipient.shape[field].safeParse(value).success ? value : null;
}

/** Street, then town with region and code, then country. */
function envelopeLines(address: NonNullable<OrderFacts['customer']['address']>): string[] {
  const { lines, city, region, postalCode, country } = address;
  const town = [city, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  return [...lines, town, country ?? ''].filter((line) => line !== '');
}
