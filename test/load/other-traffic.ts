import type { GraphqlClient } from '../support/graphql-client.js';

/** Receipts on other SKUs, one after the other on four connections. */
export class OtherTraffic {
  private stopped = false;
  private sent = 0;

  constructor(
    private readonly client: GraphqlClient,
    private readonly name = 'other',
  ) {}

  async run(milliseconds: number): Promise<number[]> {
    const durations: number[] = [];
    const end = performance.now() + milliseconds;
    const sender = async () => {
      for (let now = performance.now(); now < end && !this.stopped; now = performance.now()) {
        const n = (this.sent += 1);
        const input = `{ idempotencyKey: "${this.name}-${n}", sku: "OTHER-${n % 50}", quantity: 1 }`;
        await this.client.ask(`mutation { receiveStock(input: ${input}) { __typename } }`);
        durations.push(performance.now() - now);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    };
    await Promise.all([sender(), sender(), sender(), sender()]);
    return durations;
  }

  stop(): void {
    this.stopped = true;
  }
}
