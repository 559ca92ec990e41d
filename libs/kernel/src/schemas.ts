import { z } from 'zod';
import { isTimeZone } from './time-zone.js';

/** Building blocks of event and command schemas. Quantities are whole units, money is in minor units. */
export const quantity = z.int().positive().max(1_000_000_000);
export const quantityOrZero = z.int().nonnegative().max(1_000_000_000);
export const quantityDelta = z.int().min(-1_000_000_000).max(1_000_000_000);
export const amountMinor = z.int().min(-1_000_000_000_000).max(1_000_000_000_000);
export const uuid = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be a UUID in lower case');
export const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, YYYY-MM-DD');
export const instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'must be a UTC instant with milliseconds');
export const code = z.string().min(1).max(64);
export const text = z.string().min(1).max(500);
/** For commands only: an event stays readable where its zone is not known. */
export const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone');
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code');
