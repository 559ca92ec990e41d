import { type Clock, signedHeaders } from '#kernel';
import { z } from 'zod';
import type { PaymentAnswer, PaymentRequest, Payments } from './payments.js';

export interface WebhookPaymentsSettings {
  readonly url: string;
  /** `whsec_…`, the newest first. */
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
}

/** What a payment system may answer at once; nothing: it reports later. */
const answer = z.object({
  status: z.literal('SENT'),
  form: z.string().min(1).max(64),
  reference: z.string().max(500).nullish(),
});
const MOST_BYTES = 64 * 1024;

/** Asks the seller's payment system for refunds, signed after Standard Webhooks: `{ type: "refund.requested", … }`. */
export class WebhookPayments implements Payments {
  constructor(
    private readonly settings: WebhookPaymentsSettings,
    private readonly clock: Clock,
  ) {
    if (!/^https?:\/\//.test(settings.url)) throw new RangeError('a webhook is at http:// or https://');
    signedHeaders({ id: '', now: clock.now(), body: '' }, settings.secrets);
  }

  async refund(request: PaymentRequest): Promise<PaymentAnswer> {
    const now = this.clock.now();
    const body = JSON.stringify({ type: 'refund.requested', timestamp: now, data: request });
    const { url, secrets, timeoutMs } = this.settings;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal,
        headers: signedHeaders({ id: request.refundId, now, body }, secrets),
        body,
      });
      return await read(response);
    } catch {
      // The error's own words may name the address.
      return { is: 'FAILED', permanent: false, reason: signal.aborted ? 'TIMEOUT' : 'NOT_REACHED' };
    }
  }
}

async function read(response: Response): Promise<PaymentAnswer> {
  const { ok, status } = response;
  if (!ok) {
    await response.body?.cancel();
    const mayPass = status === 408 || status === 429 || status < 400 || status >= 500;
    return { is: 'FAILED', permanent: !mayPass, reason: `HTTP_${status}` };
  }
  const told = answer.safeParse(jsonOf(await startOf(response)));
  if (!told.success) return { is: 'ASKED' };
  return { is: 'SENT', form: told.data.form, reference: told.data.reference ?? null };
}

/** No more than an answer can have: what goes on is none, however long it goes on. */
async function startOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (body ?? []) as AsyncIterable<Uint8Array>) {
    pieces.push(piece);
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES) return '';
  }
  return Buffer.concat(pieces).toString('utf8');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
