import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphqlClient } from '../support/graphql-client.js';
import { NodeProcess } from '../support/node-process.js';
import { ServerProcess } from '../support/server-process.js';

const WORKER = 'dist/apps/worker/src/main.js';

interface Api {
  readonly kind: 'api';
  readonly dataDir: string;
  process: ServerProcess;
}

interface Worker {
  readonly kind: 'worker';
  readonly dataDir: string;
  process: NodeProcess;
}

export type Node = Api | Worker;

/** Two APIs and two workers, each with a data directory of its own, that share nothing but the log. */
export class Cluster {
  readonly nodes: Node[] = [];
  private readonly home = mkdtempSync(join(tmpdir(), 'ledger-cluster-'));

  private constructor(private readonly eventStoreUrl: string) {}

  static async start(eventStoreUrl: string): Promise<Cluster> {
    const cluster = new Cluster(eventStoreUrl);
    for (const n of [1, 2]) {
      const dataDir = join(cluster.home, `api-${n}`);
      cluster.nodes.push({ kind: 'api', dataDir, process: await cluster.startApi(dataDir) });
    }
    for (const n of [1, 2]) {
      const dataDir = join(cluster.home, `worker-${n}`);
      cluster.nodes.push({ kind: 'worker', dataDir, process: await cluster.startWorker(dataDir) });
    }
    return cluster;
  }

  get apis(): readonly Api[] {
    return this.nodes.filter((node) => node.kind === 'api');
  }

  async kill(node: Node): Promise<void> {
    await node.process.stop('SIGKILL');
  }

  async restart(node: Node): Promise<void> {
    if (node.kind === 'api') node.process = await this.startApi(node.dataDir);
    else node.process = await this.startWorker(node.dataDir);
  }

  /** A client of an API that runs. */
  client(choice: number): GraphqlClient {
    const running = this.apis.filter(({ process }) => process.running);
    const api = running[choice % running.length];
    if (!api) throw new Error('no API runs');
    return new GraphqlClient(api.process.url);
  }

  /** The views of every node, to be looked at when the nodes have stopped. */
  get viewsFiles(): readonly string[] {
    return this.nodes.flatMap(({ dataDir }) =>
      readdirSync(dataDir)
        .filter((name) => name.startsWith('of-'))
        .map((name) => join(dataDir, name, 'views.db')),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.process.stop('SIGTERM')));
  }

  dispose(): void {
    rmSync(this.home, { recursive: true });
  }

  private startApi(dataDir: string): Promise<ServerProcess> {
    return ServerProcess.start(dataDir, { EVENTSTORE_URL: this.eventStoreUrl, WORKER: 'off' });
  }

  private startWorker(dataDir: string): Promise<NodeProcess> {
    return NodeProcess.start(WORKER, { DATA_DIR: dataDir, EVENTSTORE_URL: this.eventStoreUrl });
  }
}
