import type { GraphqlClient, GraphqlResponse } from '../support/graphql-client.js';
import type { Random } from './random.js';

const SKUS = 20;

/** A request with its idempotency key: sent again, with the same key, until it was answered. */
interface Request {
  readonly query: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Acknowledged {
  readonly orderId: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly outcome: string;
    readonly allocated: number;
    readonly backordered: number;
    readonly refused: number;
  }[];
}

export interface Receipt {
  readonly sku: string;
  readonly quantity: number;
}

const ERROR = '... on UserError { code message }';
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  ... on PlaceOrderAccepted { orderId lines { lineId outcome allocated backordered refused } } ${ERROR} } }`;
const change = (name: string, type: string, payload: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ... on ${payload} { position } ${ERROR} } }`;
const RECEIVE = change('receiveStock', 'ReceiveStockInput', 'StockChanged');
const RESERVE = change('reserveStock', 'ReserveStockInput', 'StockChanged');
const CANCEL = change('cancelOrder', 'CancelOrderInput', 'OrderChanged');
const SHIP = change('confirmShipment', 'ConfirmShipmentInput', 'OrderChanged');

/** What clients do, and what they were told. */
export class Workload {
  readonly acknowledged = new Map<string, Acknowledged>();
  readonly receipts: Receipt[] = [];
  private readonly unanswered: Request[] = [];
  private sent = 0;

  constructor(private readonly random: Random) {}

  get pending(): number {
    return this.unanswered.length;
  }

  /** Keeps one client busy until the connection breaks or `done` says so. */
  async run(client: GraphqlClient, done: () => boolean): Promise<void> {
    while (!done()) {
      const request = this.unanswered.shift() ?? this.invent();
      if (!(await this.send(client, request))) return;
    }
  }

  /** Sends again what was never answered. */
  async settle(client: GraphqlClient): Promise<void> {
    for (let request = this.unanswered.shift(); request; request = this.unanswered.shift()) {
      if (!(await this.send(client, request))) throw new Error('the server went away unbidden');
    }
  }

  /** False: the connection broke before an answer came, or the server is closing. */
  private async send(client: GraphqlClient, request: Request): Promise<boolean> {
    const response = await client.send(request.query, { input: request.input }).catch(() => null);
    if (!response || !(response.data || response.errors)) {
      this.unanswered.push(request);
      return false;
    }
    if (isRetryable(response)) this.unanswered.push(request);
    else this.remember(request, response);
    return true;
  }

  private remember({ query, input }: Request, { data, errors }: GraphqlResponse): void {
    if (errors || !data) throw new Error(`the server failed: ${JSON.stringify(errors)}`);
    if (query === PLACE) this.rememberOrder(data['placeOrder'] as Acknowledged);
    if (query === RECEIVE) this.receipts.push(input as unknown as Receipt);
  }

  private rememberOrder(order: Acknowledged): void {
    if (typeof order.orderId !== 'string') throw new Error(`refused: ${JSON.stringify(order)}`);
    this.acknowledged.set(order.orderId, order);
  }

  private invent(): Request {
    const n = (this.sent += 1);
    const idempotencyKey = `chaos-${n}`;
    const dice = this.random.next();
    const sku = () => `SKU-${this.random.integer(1, SKUS)}`;
    if (dice < 0.55) return { query: PLACE, input: { idempotencyKey, ...this.order(n, sku) } };
    if (dice < 0.75) {
      return { query: RECEIVE, input: { idempotencyKey, sku: sku(), quantity: this.random.integer(1, 30) } };
    }
    if (dice < 0.85) {
      const expiresAt = new Date(Date.now() + this.random.integer(2000, 4000)).toISOString();
      return { query: RESERVE, input: { idempotencyKey, sku: sku(), quantity: 1, expiresAt } };
    }
    const orderRef = `O-${this.random.integer(1, n)}`;
    if (dice < 0.92) {
      return { query: CANCEL, input: { idempotencyKey, orderRef, by: 'BUYER', reason: 'chaos' } };
    }
    return {
      query: SHIP,
      input: { idempotencyKey, orderRef, carrier: 'chaos', lines: [{ lineNo: 1, quantity: 1 }] },
    };
  }

  private order(n: number, sku: () => string) {
    const line = () => ({ sku: sku(), quantity: this.random.integer(1, 6), unitPriceMinor: '100' });
    const lines = Array.from({ length: this.random.integer(1, 3) }, line);
    return { ref: `O-${n}`, currency: 'USD', customer: { ref: 'C', tier: this.random.integer(1, 9) }, lines };
  }
}

/** The service itself says so: the store is away for the moment, or others were quicker five times. */
function isRetryable({ data, errors }: GraphqlResponse): boolean {
  if (errors?.some(({ extensions }) => extensions?.['retryable'] === true)) return true;
  return Object.values(data ?? {}).some(
    (answer) => (answer as { code?: string } | null)?.code === 'CONFLICT',
  );
}
