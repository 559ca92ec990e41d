import { SettingsProblem } from '#kernel';

/** Whether the setting `CLOCK` asks for a sandbox. Throws `SettingsProblem`. */
export function isSandbox(env: Readonly<Record<string, string | undefined>>): boolean {
  const { CLOCK = 'system', NODE_ENV } = env;
  if (CLOCK === 'system') return false;
  if (CLOCK !== 'sandbox') throw new SettingsProblem(`CLOCK: must be "system" or "sandbox", not "${CLOCK}"`);
  if (NODE_ENV === 'production') {
    throw new SettingsProblem(
      'CLOCK: "sandbox" lets time be moved, and NODE_ENV is production. Leave CLOCK out, or set NODE_ENV=development.',
    );
  }
  return true;
}
