import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Payments, paymentsByHand, WebhookPayments } from '#compliance';
import { type Clock, randomId, SettingsProblem, SystemClock } from '#kernel';
import {
  type Channel,
  FolderContentStore,
  LetterChannel,
  type NoticeParts,
  OutboxChannel,
  type ReplyKey,
  SmtpChannel,
  WebhookChannel,
} from '#notification';
import { z } from 'zod';

/** How buyers are written to and paid back. What each means is in `docs/guides/operations.md`. */
const environment = z.object({
  /** `smtp://…`; without it mails are files in `<DATA_DIR>/outbox`. */
  SMTP_URL: z.string().min(1).optional(),
  NOTICE_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  REFUND_WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** `whsec_…`, several with a comma between: the newest first. */
  WEBHOOK_SECRETS: z.string().min(1).optional(),
  /** Where buyers reach the API from outside. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4000'),
  /** `<id>:<32 bytes or more in base64>`, several with a comma between: the newest first. */
  REPLY_KEYS: z.string().min(1).optional(),
  /** Where the exact bytes of notices are kept; one place for all nodes. */
  NOTICES_DIR: z.string().min(1).optional(),
});
export type OutsideSettings = Partial<z.infer<typeof environment>>;

const TIMEOUT_MS = 20_000;

/** The ways out of the service. */
export interface Outside {
  readonly notices: NoticeParts;
  readonly payments: Payments;
}

/** Throws a `SettingsProblem` that names the variables that are wrong, and none of their values. */
export function readOutside(env: Readonly<Record<string, string | undefined>>): OutsideSettings {
  const result = environment.safeParse(env);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new SettingsProblem(problems.join('\n'));
}

export function openOutside(settings: OutsideSettings, dataDir: string): Outside {
  // Receivers compare the time of a signed request with theirs, also where the sandbox is in another year.
  const clock = new SystemClock();
  const { PUBLIC_URL = 'http://127.0.0.1:4000', NOTICES_DIR = join(dataDir, 'notices') } = settings;
  return {
    notices: {
      channels: channelsOf(settings, dataDir, clock),
      content: new FolderContentStore(NOTICES_DIR),
      replyKeys: settings.REPLY_KEYS === undefined ? ownKey(NOTICES_DIR) : keysOf(settings.REPLY_KEYS),
      replyUrl: new URL('/r', PUBLIC_URL).href,
    },
    payments: paymentsOf(settings, clock),
  };
}

/** Mail first; then, where mail cannot reach a buyer, the seller's own system, and at last a letter to be posted. */
function channelsOf(settings: OutsideSettings, dataDir: string, clock: Clock): readonly Channel[] {
  const { SMTP_URL: url, NOTICE_WEBHOOK_URL: hook } = settings;
  const mail =
    url === undefined
      ? new OutboxChannel(join(dataDir, 'outbox'))
      : new SmtpChannel({ url, timeoutMs: TIMEOUT_MS });
  const webhook = hook === undefined ? [] : [new WebhookChannel(webhookSettings(hook, settings), clock)];
  return [mail, ...webhook, new LetterChannel(join(dataDir, 'letters'))];
}

function paymentsOf(settings: OutsideSettings, clock: Clock): Payments {
  const { REFUND_WEBHOOK_URL: url } = settings;
  return url === undefined ? paymentsByHand : new WebhookPayments(webhookSettings(url, settings), clock);
}

function webhookSettings(url: string, { WEBHOOK_SECRETS: secrets }: OutsideSettings) {
  if (secrets === undefined)
    throw new SettingsProblem('WEBHOOK_SECRETS: requests to webhooks are signed; set whsec_…');
  return { url, secrets: secrets.split(','), timeoutMs: TIMEOUT_MS };
}

function keysOf(text: string): readonly [ReplyKey, ...ReplyKey[]] {
  const [first, ...rest] = text.split(',').map(keyOf);
  if (!first) throw new SettingsProblem('REPLY_KEYS: name at least one key');
  return [first, ...rest];
}

function keyOf(text: string): ReplyKey {
  const [id = '', base64 = ''] = text.split(':');
  const secret = Buffer.from(base64, 'base64');
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || secret.length < 32) {
    throw new SettingsProblem('REPLY_KEYS: each key is <id>:<32 bytes or more in base64>');
  }
  return { id, secret };
}

/** Made once, and kept beside the notices, where all nodes find it: links must hold after a restart, and on every node. */
function ownKey(folder: string): readonly [ReplyKey] {
  const file = join(folder, 'reply-key');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(file)) makeKey(file);
  return [keyOf(readFileSync(file, 'utf8').trim())];
}

/** Whole or not at all; of two nodes that make one at once, the first counts. */
function makeKey(file: string): void {
  const own = `${file}.${randomId()}`;
  writeFileSync(own, `k1:${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(own);
  }
}
