import type { Json, Rejection } from '#kernel';
import { ErrorCode } from './error-code.js';
import {
  BusinessRejection,
  IdempotencyKeyReused,
  NotFound,
  QuantityProblem,
  type UserError,
  VersionConflict,
} from './user-error.type.js';

/** The typed failure of a rejection; its detail `field` is the path. A code that the API does not know is a bug, and is told as one. */
export function toUserError({ code, message, details = {} }: Rejection): UserError {
  if (!isErrorCode(code)) throw new Error(`rejection ${code} has no place in the schema`);
  const field = text(details['field']);
  const face = { code, message, path: field === null ? null : [field], retryable: code === 'CONFLICT' };
  if (code === 'CONFLICT') {
    const currentRevision = text(details['currentRevision']);
    return Object.assign(new VersionConflict(), face, { currentRevision });
  }
  if (code === 'IDEMPOTENCY_KEY_REUSED') {
    return Object.assign(new IdempotencyKeyReused(), face, { path: ['idempotencyKey'] });
  }
  if (code.endsWith('_NOT_FOUND')) return Object.assign(new NotFound(), face);
  const requested = number(details['requested'] ?? details['asked']);
  if (requested === null) return Object.assign(new BusinessRejection(), face);
  return Object.assign(new QuantityProblem(), face, {
    requested,
    sku: text(details['sku']),
    lineId: text(details['lineId']),
    possible: firstNumber(details, [
      'allocated',
      'open',
      'free',
      'returnable',
      'least',
      'physical',
      'available',
    ]),
  });
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ErrorCode, code);
}

function firstNumber(details: NonNullable<Rejection['details']>, names: readonly string[]): number | null {
  return names.map((name) => number(details[name])).find((value) => value !== null) ?? null;
}

function number(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
