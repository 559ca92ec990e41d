import type { FidelityTools } from './fidelity-tools.js';

/** What a server and the client answer together, seen on a real server first. */
export interface FidelityCase {
  readonly name: string;
  run(tools: FidelityTools): Promise<void>;
}
