import { type Clock, signedHeaders } from '#kernel';
import { errorCode, errorField } from '../error-code.js';
import {
  type Channel,
  failed,
  type OutgoingMessage,
  refused,
  type SendResult,
  type SentContent,
  sent,
} from './channel.js';
import { messageProblem } from './message-problem.js';

export interface WebhookSettings {
  readonly url: string;
  /** `whsec_…`; the first is the newest, the others are on their way out. */
  readonly secrets: readonly string[];
  readonly timeoutMs: number;
}

/** Hands each message to the seller's own system, signed after Standard Webhooks: `{ type: "notice.outgoing", … }`. */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';

  constructor(
    private readonly settings: WebhookSettings,
    private readonly clock: Clock,
  ) {
    if (!/^https?:\/\//.test(settings.url)) throw new RangeError('a webhook is at http:// or https://');
    // A secret that is none shall be found at the start, and not with the first message.
    signedHeaders({ id: '', now: clock.now(), body: '' }, settings.secrets);
  }

  contentOf(message: OutgoingMessage): Promise<SentContent | null> {
    const body = messageProblem(message) ? null : bodyOf(message);
    return Promise.resolve(
      body === null ? null : { mediaType: 'application/json', bytes: Buffer.from(body) },
    );
  }

  async send(message: OutgoingMessage): Promise<SendResult> {
    const problem = messageProblem(message);
    if (problem) return refused(problem);
    try {
      const response = await this.post(message);
      await response.body?.cancel();
      return resultOf(response, message.id);
    } catch (error) {
      return failed(failureOf(error));
    }
  }

  private post(message: OutgoingMessage): Promise<Response> {
    const { url, secrets, timeoutMs } = this.settings;
    const { id } = message;
    const body = bodyOf(message);
    return fetch(url, {
      method: 'POST',
      // Who signs for one address does not speak to another.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: signedHeaders({ id, now: this.clock.now(), body }, secrets),
      body,
    });
  }
}

function bodyOf({ date, attachments = [], ...message }: OutgoingMessage): string {
  const files = attachments.map(({ name, type, content }) => ({
    name,
    type,
    contentBase64: Buffer.from(content).toString('base64'),
  }));
  return JSON.stringify({
    type: 'notice.outgoing',
    timestamp: date,
    data: { ...message, attachments: files },
  });
}

function resultOf({ ok, status }: Response, id: string): SendResult {
  if (ok) return sent(id);
  const mayPass = status === 408 || status === 429 || status < 400 || status >= 500;
  return mayPass ? failed(`HTTP_${status}`) : refused(`HTTP_${status}`);
}

/** `fetch` hides the network's error behind its own; neither may be shown as it is, because it may name the address. */
function failureOf(error: unknown): string {
  if (errorField(error, 'name') === 'TimeoutError') return 'TIMEOUT';
  return errorCode(errorField(error, 'cause')) ?? 'NOT_SENT';
}
