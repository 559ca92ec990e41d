import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A built program of ours without an API, in a process of its own. */
export class NodeProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly output: string[],
  ) {}

  /** Resolves when it has said its first line. */
  static async start(main: string, env: Readonly<Record<string, string>>): Promise<NodeProcess> {
    const child = spawn(process.execPath, [join(process.cwd(), main)], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const output: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()));
    await Promise.race([once(child.stderr, 'data'), once(child, 'exit')]);
    const node = new NodeProcess(child, output);
    if (!node.running) throw new Error(`${main} ended at start:\n${node.log()}`);
    return node;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  log(): string {
    return this.output.join('');
  }

  async stop(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.running) return;
    const gone = once(this.child, 'exit');
    this.child.kill(signal);
    await gone;
  }
}
