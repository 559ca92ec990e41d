import {
  META,
  parseStreamName,
  type ProjectedEvent,
  type Projection,
  type ProjectionHandler,
  type ProjectionHandlers,
} from '#eventing';
import { delayEvents, orderingEvents } from '#ordering/contract';
import { assess, correctLapses, discover, offer } from '../domain/line.evolve.js';
import { newLineRecord } from '../domain/line-record.js';
import { ComplianceLineWriter, type KnownOrder } from './compliance-line-writer.js';
import { ComplianceRefundWriter, type DataOf, type OrderEvents } from './compliance-refund-writer.js';
import { COMPLIANCE_TABLES, complianceSchema } from './compliance-schema.js';

/**
 * What must be done for orders under 16 CFR 435, by when, and whether it was: duties, findings and what the summary
 * counts. All of a line's rows follow anew from its record whenever that changes, so that a fact reported late leaves
 * nothing behind that it disproves. Holds no personal data.
 */
export const complianceProjection: Projection = {
  name: 'compliance',
  version: 3,
  tables: COMPLIANCE_TABLES,
  schema: complianceSchema,
  handlers: complianceHandlers,
};

interface Happening {
  readonly order: KnownOrder;
  readonly at: string;
  readonly position: bigint;
}

const orderEvents: OrderEvents = { ...orderingEvents, ...delayEvents };

function complianceHandlers(...[db, table]: Parameters<Projection['handlers']>): ProjectionHandlers {
  const orders = table('compliance_orders');
  const find = db.prepare<[string], KnownOrder>(
    `SELECT order_id AS orderId, tenant, order_ref AS orderRef, time_zone AS timeZone, currency, conventions
      FROM ${orders} WHERE order_id = ?`,
  );
  const insert = db.prepare(`INSERT INTO ${orders} VALUES (?, ?, ?, ?, ?, ?)`);
  const lines = new ComplianceLineWriter(db, table);
  const answered = db.prepare(`INSERT INTO ${table('compliance_answers')} VALUES (?, ?, ?, ?)`);
  const answer = ({ order, position }: Happening, kind: string, receivedAt: string) =>
    answered.run(position, order.tenant, kind, receivedAt);
  const handlers: Record<string, ProjectionHandler> = {};
  /** Orders that another law governs, or none, are unknown here. */
  const on = <Name extends keyof OrderEvents>(
    name: Name,
    handle: (data: DataOf<Name>, happening: Happening) => void,
  ): void => {
    handlers[orderEvents[name].type] = (event: ProjectedEvent<DataOf<Name>>) => {
      const order = find.get(event.data.orderId);
      const at = event.meta[META.at] ?? '';
      if (order) handle(event.data, { order, at, position: event.position });
    };
  };
  handlers[orderingEvents.OrderPlaced.type] = (event: ProjectedEvent<DataOf<'OrderPlaced'>>) => {
    const { orderId, ref, timeZone, currency, delayRule, lines: placed } = event.data;
    if (!delayRule?.jurisdictions.includes('US-FTC-MITOR')) return;
    const { tenant } = parseStreamName(event.stream);
    const { conventions } = delayRule;
    insert.run(orderId, tenant, ref, timeZone, currency, conventions);
    const order = { orderId, tenant, orderRef: ref, timeZone, currency, conventions };
    for (const line of placed) lines.add(order, line, newLineRecord(timeZone));
  };
  on('LineSubstituted', ({ line }, { order }) => lines.add(order, line, newLineRecord(order.timeZone)));
  onLines(on, lines);
  onAnswers(on, lines, answer);
  onRefunds(on, lines, new ComplianceRefundWriter(db, table));
  return handlers;
}

type On = <Name extends keyof OrderEvents>(
  name: Name,
  handle: (data: DataOf<Name>, happening: Happening) => void,
) => void;

function onLines(on: On, lines: ComplianceLineWriter): void {
  on('ObligationsAssessed', (data, { order, ...recorded }) => {
    for (const line of data.lines) {
      lines.change(order, line.lineId, (record) => assess(record, line, recorded));
    }
  });
  on('DelayDiscovered', ({ lines: late, discoveredAt }, { order }) => {
    for (const line of late) {
      lines.change(order, line.lineId, (record) => discover(record, line, discoveredAt));
    }
  });
  on('DelayOptionOffered', ({ lines: offered, kind, sentAt }, { order }) => {
    for (const lineId of offered) lines.change(order, lineId, (record) => offer(record, kind, sentAt));
  });
  on('ShipmentConfirmed', ({ lines: shipped, handedOverAt }, { order }) => {
    for (const { lineId } of shipped) {
      lines.change(order, lineId, ({ handovers }) => void handovers.push(handedOverAt));
    }
  });
  on('DeadlineReached', ({ lineId, reason, deadlineAt, quantity }, { order }) =>
    lines.change(order, lineId, ({ lapses }) => void lapses.push({ reason, deadlineAt, quantity })),
  );
  on('CancellationCorrected', ({ lineId, quantity }, { order }) =>
    lines.change(order, lineId, (record) => correctLapses(record, quantity)),
  );
  onCalledOff(on, lines);
}

function onCalledOff(on: On, lines: ComplianceLineWriter): void {
  const callOff = ({ order, at }: Happening, lineId: string) =>
    lines.change(order, lineId, (record) => void (record.calledOffAt = at));
  on('LineCancelled', ({ lineId, follows }, happening) => {
    if (!follows) callOff(happening, lineId);
  });
  on('OrderCancelled', (data, happening) => {
    for (const { lineId } of data.lines) callOff(happening, lineId);
  });
  on('LineQuantityChanged', ({ lineId, from, to }, happening) => {
    lines.setQuantity(happening.order.orderId, lineId, to);
    if (to < from) callOff(happening, lineId);
  });
  on('LineSubstituted', ({ lineId, agreedAt }, { order }) =>
    lines.change(order, lineId, (record) => void (record.calledOffAt = agreedAt)),
  );
  on('SupplyRecorded', (data, happening) => {
    for (const { lineId, sourcing } of data.lines) {
      if ((sourcing?.refused ?? 0) > 0) callOff(happening, lineId);
    }
  });
}

interface Replied {
  readonly lines: readonly string[];
  readonly receivedAt: string;
}

function onAnswers(
  on: On,
  lines: ComplianceLineWriter,
  answer: (happening: Happening, kind: string, receivedAt: string) => void,
): void {
  const replied = (kind: 'CONSENT' | 'CANCEL', data: Replied, happening: Happening) => {
    const { receivedAt } = data;
    answer(happening, kind, receivedAt);
    for (const lineId of data.lines) {
      lines.change(happening.order, lineId, (record) => {
        record.answers.push({ kind, receivedAt });
        if (kind === 'CANCEL') record.calledOffAt = receivedAt;
      });
    }
  };
  on('BuyerConsented', (data, happening) => replied('CONSENT', data, happening));
  on('BuyerCancelled', (data, happening) => replied('CANCEL', data, happening));
  on('BuyerMessageReceived', ({ receivedAt }, happening) => answer(happening, 'MESSAGE', receivedAt));
  on('SubstituteChosen', ({ receivedAt }, happening) => answer(happening, 'SUBSTITUTE', receivedAt));
  on('ConsentRefused', ({ receivedAt }, happening) => answer(happening, 'REFUSED', receivedAt));
}

function onRefunds(on: On, lines: ComplianceLineWriter, refunds: ComplianceRefundWriter): void {
  on('RefundRequired', (data, { order }) =>
    refunds.require(order, data, lines.linesOf(order.orderId, data.lines)),
  );
  on('RefundSent', (data, { at }) => refunds.send(data, at));
  on('RefundFailed', (data, { at }) => refunds.fail(data, at));
  on('RefundWithdrawn', (data, { at }) => refunds.withdraw(data, at));
  on('RefundMethodUnavailable', (data, { order }) => refunds.loseMethod(order, data));
}
