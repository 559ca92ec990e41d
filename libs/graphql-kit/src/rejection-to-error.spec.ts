import type { PriorityPolicyRejectionCode } from '#backorder/contract';
import type { RunnerRejectionCode } from '#eventing';
import type { OrderingRejectionCode } from '#ordering/contract';
import type { SandboxRejectionCode } from '#sandbox/contract';
import type { StockRejectionCode } from '#stock/contract';
import type { PurchaseOrderRejectionCode } from '#supply/contract';
import { describe, expect, it } from '@jest/globals';
import { ErrorCode } from './error-code.js';
import { toUserError } from './rejection-to-error.js';

type EveryCode =
  | OrderingRejectionCode
  | PriorityPolicyRejectionCode
  | PurchaseOrderRejectionCode
  | SandboxRejectionCode
  | StockRejectionCode
  | RunnerRejectionCode;
/** Does not compile when a decider has a rejection that the schema has no code for. */
const codes: Readonly<Record<EveryCode, string>> = ErrorCode;

const typeOf = (code: string, details = {}) => toUserError({ code, message: 'no', details }).constructor.name;

describe('a rejection', () => {
  it('has a typed failure, whatever its code', () => {
    for (const code of Object.keys(codes)) {
      expect(toUserError({ code, message: 'no' })).toMatchObject({ code, message: 'no' });
    }
  });

  it('with a code that the schema does not know is a bug', () => {
    expect(() => toUserError({ code: 'MADE_UP', message: 'no' })).toThrow('MADE_UP has no place');
  });

  it('of what is not there is NotFound', () => {
    expect(['ORDER_NOT_FOUND', 'SUPPLY_NOT_FOUND'].map((code) => typeOf(code))).toEqual([
      'NotFound',
      'NotFound',
    ]);
  });

  it('because somebody was quicker may succeed later, and tells the revision', () => {
    const rejection = { code: 'CONFLICT', message: 'moved on', details: { currentRevision: 4 } };
    expect(toUserError(rejection)).toEqual({
      code: 'CONFLICT',
      message: 'moved on',
      path: null,
      retryable: true,
      currentRevision: '4',
    });
    expect(typeOf('CONFLICT')).toBe('VersionConflict');
  });

  it('of a key used twice names the field', () => {
    expect(toUserError({ code: 'IDEMPOTENCY_KEY_REUSED', message: 'no' })).toMatchObject({
      path: ['idempotencyKey'],
      retryable: false,
    });
  });

  it('of too many units tells how many were possible', () => {
    const details = { sku: 'CHAI', lineId: 'L1', requested: 5, allocated: 2 };
    expect(toUserError({ code: 'NOT_ALLOCATED', message: 'no', details })).toMatchObject({
      sku: 'CHAI',
      lineId: 'L1',
      requested: 5,
      possible: 2,
    });
    expect(typeOf('NOT_ALLOCATED', details)).toBe('QuantityProblem');
  });

  it('of any other rule is a business rejection', () => {
    expect(typeOf('ORDER_ON_HOLD')).toBe('BusinessRejection');
  });
});
