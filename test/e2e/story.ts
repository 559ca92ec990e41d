import type { Role } from '#access';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';

type Fields = Readonly<Record<string, unknown>>;

const ERROR =
  '__typename ... on UserError { code message path } ... on QuantityProblem { possible } ... on VersionConflict { currentRevision }';

/** Speaks GraphQL as one key, and reads what it wrote. */
export class Story {
  private seen = '0';
  private keys = 0;

  private constructor(
    readonly api: RunningApi,
    private readonly key: string,
  ) {}

  static async begin(role: Role = 'operations', env: Readonly<Record<string, string>> = {}): Promise<Story> {
    const api = await RunningApi.start(env);
    return new Story(api, await api.key(role));
  }

  end(): Promise<void> {
    return this.api.stop();
  }

  place(ref: string, lines: readonly Fields[], more: Fields = {}): Promise<Fields> {
    const all = lines.map((line) => ({ unitPriceMinor: '100', ...line }));
    const input = { ref, currency: 'USD', customer: { ref: 'C-1' }, lines: all, ...more };
    return this.change(
      'placeOrder',
      'PlaceOrderInput',
      `... on PlaceOrderAccepted { status repeated position
        lines { sku outcome allocated backordered refused refusalReason queuePosition quantityAhead projectedDate } }`,
      input,
    );
  }

  stock(mutation: string, input: Fields): Promise<Fields> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    return this.change(
      mutation,
      type,
      `... on StockChanged { allocatedToBackorders subjectId position streamRevision
        stockItem { onHand available reserved allocated waitingUnits shipped lost } }`,
      input,
    );
  }

  order(mutation: string, input: Fields): Promise<Fields> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    return this.change(
      mutation,
      type,
      `... on OrderChanged { position order { status lines { lineNo allocated backordered shipped cancelled returned } } }`,
      input,
    );
  }

  purchase(mutation: string, input: Fields): Promise<Fields> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const changed =
      mutation === 'describeSupplier'
        ? '... on SupplierChanged { position supplier { ref name defaultLeadTimeDays } }'
        : `... on PurchaseOrderChanged { position streamRevision
            purchaseOrder { status ordered announced accepted rejected open
              lines { lineNo ordered announced accepted rejected open expectedDate } } }`;
    return this.change(mutation, type, changed, input);
  }

  setCalendar(input: Fields): Promise<Fields> {
    const selection = '... on ShippingCalendarChanged { position location }';
    return this.change('setShippingCalendar', 'SetShippingCalendarInput', selection, input);
  }

  setFulfilment(input: Fields): Promise<Fields> {
    const selection = `... on FulfilmentPolicyChanged { position streamRevision
      policy { version groupWaitDays revision } }`;
    return this.change('setFulfilmentPolicy', 'SetFulfilmentPolicyInput', selection, input);
  }

  advanceClock(input: Fields): Promise<Fields> {
    const selection = '... on ClockAdvanced { position repeated clock { now sandbox } }';
    return this.change('advanceClock', 'AdvanceClockInput', selection, input);
  }

  /** A batch of overrides, by the orders' refs. */
  async reprioritise(refs: readonly string[], action: Fields, more: Fields = {}): Promise<Fields> {
    const backorderIds = await Promise.all(refs.map((ref) => this.backorderOf(ref)));
    const input = { reasonCode: 'CONTRACT', action, backorderIds, ...more };
    const rows = 'rows { backorderId status fromRank toRank code message }';
    const selection = `... on BatchApplied { batchId position repeated ${rows} } ... on BatchRefused { ${rows} }`;
    return this.change('reprioritiseBackorders', 'ReprioritiseBackordersInput', selection, input);
  }

  undo(input: Fields): Promise<Fields> {
    const selection = '... on BatchApplied { batchId position rows { backorderId status fromRank toRank } }';
    return this.change('undoReprioritisation', 'UndoReprioritisationInput', selection, input);
  }

  policy(mutation: string, input: Fields): Promise<Fields> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    return this.change(mutation, type, '... on PriorityPolicyChanged { policyVersion position }', input);
  }

  /** Waits until nothing is left to do, and reads on from there. */
  async idle(): Promise<void> {
    await this.api.runtime.processes.whenIdle();
    this.seen = await this.position();
  }

  async position(): Promise<string> {
    return String(await this.api.runtime.store.feed.head());
  }

  /** `applyPlan`, `allocateToBackorder`, `deallocateBackorder` or `reallocateBackorders`. */
  plan(mutation: string, input: Fields): Promise<Fields> {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const selection = `... on PlanApplied { position allocatedToBackorders batchId }
      ... on PlanOutdated { changes }`;
    return this.change(mutation, type, selection, input);
  }

  /** The id of the one backorder of an order. */
  async backorderOf(ref: string): Promise<string> {
    const data = await this.read(
      `backorders(where: { orderRef: { eq: "${ref}" } }, minPosition: $p) { nodes { id } }`,
    );
    const { nodes } = data['backorders'] as { nodes: { id: string }[] };
    return nodes[0]?.id ?? '';
  }

  /** The queue of a SKU, as `[order, waiting, projected date]`. */
  async queue(sku: string): Promise<unknown[]> {
    const data = await this.read(
      `backorderQueue(sku: "${sku}", minPosition: $p) { nodes { orderRef waiting position coverage { projectedDate } } }`,
    );
    const { nodes } = data['backorderQueue'] as {
      nodes: { orderRef: string; waiting: number; coverage: { projectedDate: string | null } }[];
    };
    return nodes.map(({ orderRef, waiting, coverage }) => [orderRef, waiting, coverage.projectedDate]);
  }

  async read(selection: string): Promise<Fields> {
    const { data, errors } = await this.api.ask(
      this.key,
      `query ${selection.includes('$p') ? '($p: Position)' : ''} { ${selection} }`,
      {
        p: this.seen,
      },
    );
    if (errors || !data) throw new Error(JSON.stringify(errors));
    return data;
  }

  private async change(mutation: string, type: string, selection: string, input: Fields): Promise<Fields> {
    const idempotencyKey = `story-${(this.keys += 1)}`;
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${ERROR} ${selection} } }`;
    const { data, errors } = await this.api.ask(this.key, query, { input: { idempotencyKey, ...input } });
    if (errors || !data) throw new Error(JSON.stringify(errors));
    const answer = data[mutation] as Fields;
    if (typeof answer['position'] === 'string') this.seen = answer['position'];
    return answer;
  }
}
