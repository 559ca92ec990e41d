import { refuseOldNode } from './setup/node-version.mjs';

refuseOldNode();
// Loaded only now, because older versions may not even parse the rest.
const { runTarget } = await import('./setup/run-target.mjs');
await runTarget(process.argv[2], process.argv.slice(3));
