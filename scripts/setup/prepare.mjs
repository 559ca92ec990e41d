import { build, isBuilt } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withSetupLock } from './lock.mjs';

/** Brings node_modules and dist in step with the checkout. Looks first without the lock: mostly nothing is to do. */
export async function prepare({ build: wanted }) {
  const ready = () => isInstalled() && (!wanted || isBuilt());
  if (ready()) return;
  await withSetupLock(async () => {
    if (!isInstalled()) await install();
    if (wanted && !isBuilt()) await build();
  });
}
