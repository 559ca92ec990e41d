import { deterministicId } from '#kernel';
import type { Database } from 'better-sqlite3';
import type { LineDuty } from '../domain/duty.js';
import { dutiesOf } from '../domain/line-duties.js';
import { silenceTakenAt } from '../domain/line.evolve.js';
import type { LineRecord } from '../domain/line-record.js';
import type { ObligationLine } from './compliance-rows.js';

export interface KnownOrder {
  readonly orderId: string;
  readonly tenant: string;
  readonly orderRef: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly conventions: string;
}

type StoredLine = ObligationLine & { readonly record: string };

/** Keeps the record of each line, and writes what follows from it: duties, findings, lapses. */
export class ComplianceLineWriter {
  private readonly statements;

  constructor(db: Database, table: (name: string) => string) {
    this.statements = prepare(db, table);
  }

  add({ orderId, tenant }: KnownOrder, line: ObligationLine, record: LineRecord): void {
    const { lineId, lineNo, location, sku, quantity } = line;
    const json = JSON.stringify(record);
    this.statements.insert.run(orderId, lineId, tenant, lineNo, location, sku, quantity, json);
  }

  setQuantity(orderId: string, lineId: string, quantity: number): void {
    this.statements.setQuantity.run(quantity, orderId, lineId);
  }

  linesOf(orderId: string, units: readonly { lineId: string; quantity: number }[]): ObligationLine[] {
    return units.flatMap(({ lineId, quantity }) => {
      const stored = this.statements.get.get(orderId, lineId);
      if (!stored) return [];
      const { record: _, ...line } = stored;
      return [{ ...line, quantity }];
    });
  }

  /** Changes the record of a line, and all that follows from it. */
  change(order: KnownOrder, lineId: string, change: (record: LineRecord) => void): void {
    const stored = this.statements.get.get(order.orderId, lineId);
    if (!stored) return;
    const { record: json, ...line } = stored;
    const record = JSON.parse(json) as LineRecord;
    change(record);
    this.statements.setRecord.run(JSON.stringify(record), silenceTakenAt(record), order.orderId, lineId);
    this.writeDuties(order, line, record);
    this.writeFindings(order, line, record);
    this.writeLapses(order, line, record);
  }

  private writeDuties(order: KnownOrder, line: ObligationLine, record: LineRecord): void {
    const { orderId, tenant, orderRef, timeZone, currency } = order;
    this.statements.forgetDuties.run(orderId, line.lineId);
    for (const duty of dutiesOf(record)) {
      const { kind, state, dueBy, dueAt, settledAt, projectedDate, rule, facts } = duty;
      // prettier-ignore
      this.statements.insertDuty.run(
        idOf(order, line, duty), tenant, orderId, line.lineId, orderRef, timeZone, kind, state,
        JSON.stringify([line]), dueBy, dueAt, settledAt, projectedDate, rule, JSON.stringify(facts), currency,
      );
    }
  }

  private writeFindings(order: KnownOrder, line: ObligationLine, { findings }: LineRecord): void {
    const { orderId, tenant, orderRef } = order;
    const { lineId, lineNo, sku } = line;
    for (const { code, foundAt, correctedAt } of Object.values(findings)) {
      const id = deterministicId(orderId, lineId, code);
      // prettier-ignore
      this.statements.setFinding.run(
        id, tenant, orderId, orderRef, lineId, lineNo, sku, code, foundAt, correctedAt,
      );
    }
  }

  private writeLapses(order: KnownOrder, { lineId }: ObligationLine, { lapses }: LineRecord): void {
    for (const [n, { reason, deadlineAt, quantity }] of lapses.entries()) {
      this.statements.setLapse.run(order.orderId, lineId, n, order.tenant, reason, deadlineAt, quantity);
    }
  }
}

/** The date of a duty moves; only where there can be several of a kind does it tell them apart. */
function idOf({ orderId }: KnownOrder, { lineId }: ObligationLine, { kind, dueBy }: LineDuty): string {
  const repeats = kind === 'OFFER_RENEWED_OPTION' || kind === 'AWAIT_CONSENT';
  return deterministicId(orderId, lineId, kind, repeats ? (dueBy ?? '') : '');
}

function prepare(db: Database, table: (name: string) => string) {
  const [lines, obligations] = [table('compliance_lines'), table('compliance_obligations')];
  return {
    insert: db.prepare(`INSERT INTO ${lines} VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)`),
    get: db.prepare<[string, string], StoredLine>(
      `SELECT line_id AS lineId, line_no AS lineNo, location, sku, quantity, record
        FROM ${lines} WHERE order_id = ? AND line_id = ?`,
    ),
    setQuantity: db.prepare(`UPDATE ${lines} SET quantity = ? WHERE order_id = ? AND line_id = ?`),
    setRecord: db.prepare(
      `UPDATE ${lines} SET record = ?, silence_at = ? WHERE order_id = ? AND line_id = ?`,
    ),
    forgetDuties: db.prepare(`DELETE FROM ${obligations} WHERE order_id = ? AND line_id = ?`),
    insertDuty: db.prepare(
      `INSERT INTO ${obligations} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, NULL,
        NULL)`,
    ),
    setFinding: db.prepare(
      `INSERT OR REPLACE INTO ${table('compliance_violations')} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    setLapse: db.prepare(`INSERT OR REPLACE INTO ${table('compliance_lapses')} VALUES (?, ?, ?, ?, ?, ?, ?)`),
  };
}
