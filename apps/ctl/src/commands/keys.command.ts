import { KeyService, ROLES, type Role } from '#access';
import { AccessKeyQueries } from '#access/views';
import { type Command, Option } from 'commander';
import { dataDirOf, parseInstant, print, withApplication } from '../with-application.js';

interface CreateOptions {
  readonly data?: string;
  readonly tenant: string;
  readonly name: string;
  readonly role: Role;
  readonly expires?: string;
}

/** `ctl keys create|list|revoke`. */
export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('API keys: made here, shown once, stored as a hash');
  keys
    .command('create')
    .description('make a key and print it')
    .requiredOption('--name <name>', 'who or what will use it')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--tenant <tenant>', 'whose data it sees', 'main')
    .option('--expires <instant>', 'when it ends, such as 2027-01-01T00:00:00Z', parseInstant)
    .option('--data <dir>', 'data directory')
    .action(createKey);
  keys
    .command('list')
    .description('show the keys of a tenant, without their secrets')
    .option('--tenant <tenant>', 'whose', 'main')
    .option('--data <dir>', 'data directory')
    .action(listKeys);
  keys
    .command('revoke <keyId>')
    .description('end a key now')
    .requiredOption('--reason <reason>', 'why, for the log')
    .option('--tenant <tenant>', 'whose', 'main')
    .option('--data <dir>', 'data directory')
    .action(revokeKey);
}

async function createKey({ data, tenant, name, role, expires }: CreateOptions) {
  await withApplication(dataDirOf(data), async ({ runtime }) => {
    const service = new KeyService(runtime.runner, 'system:ctl');
    const { key, execution } = await service.create({ tenant, name, role, expiresAt: expires ?? null });
    if (execution.outcome === 'rejected') throw new Error(execution.rejection.message);
    print(key);
  });
}

async function listKeys({ data, tenant }: { readonly data?: string; readonly tenant: string }) {
  await withApplication(dataDirOf(data), async ({ runtime }) => {
    await runtime.views.waitFor(await runtime.store.feed.head(), 30_000);
    const now = runtime.clock.now();
    for (const key of new AccessKeyQueries(runtime.views.reader).list(tenant)) {
      const ended = key.expiresAt !== null && key.expiresAt <= now;
      const state = key.revokedAt !== null ? 'revoked' : ended ? 'expired' : 'valid';
      print([key.keyId, key.role.padEnd(10), state.padEnd(7), key.createdAt, key.name].join('  '));
    }
  });
}

async function revokeKey(
  keyId: string,
  { data, tenant, reason }: { readonly data?: string; readonly tenant: string; readonly reason: string },
) {
  await withApplication(dataDirOf(data), async ({ runtime }) => {
    const execution = await new KeyService(runtime.runner, 'system:ctl').revoke(tenant, keyId, reason);
    if (execution.outcome === 'rejected') throw new Error(execution.rejection.message);
    print(`key ${keyId} is revoked; running servers refuse it within a second`);
  });
}
