import { afterEach, expect, it } from '@jest/globals';
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { EsdbDouble } from './esdb-double.js';

const script = fileURLToPath(new URL('./shared-fate-process.mjs', import.meta.url));
const open: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of open.splice(0)) await end();
});

async function givenDouble(delay?: () => Promise<void>) {
  const double = await EsdbDouble.open(delay ? { delay } : {});
  open.push(() => double.close());
  return double;
}

function givenProcess(...urls: string[]) {
  const child = spawn(process.execPath, [script, ...urls], { env: { ...process.env, NODE_OPTIONS: '' } });
  open.unshift(() => child.kill());
  return { child, answers: answersOf(child) };
}

async function* answersOf({ stdout }: ChildProcessWithoutNullStreams): AsyncGenerator<unknown> {
  for await (const line of createInterface({ input: stdout })) yield JSON.parse(line);
}

it("rejects one client's appends, which are stored, because of another client's failure", async () => {
  let goOn = () => undefined as void;
  const held = new Promise<void>((resolve) => (goOn = resolve));
  const [slow, failing] = [await givenDouble(() => held), await givenDouble()];
  const underWay = slow.faults.slow(1, { rpc: 'batchAppend', once: true });
  failing.faults.unavailable({ rpc: 'batchAppend' });
  const { child, answers } = givenProcess(slow.connectionString, failing.connectionString);
  while (underWay.met === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  child.stdin.write('fail\n');
  expect((await answers.next()).value).toEqual({ pending: 'unavailable' });
  goOn();
  child.stdin.write('go on\n');
  // The late answer finds nobody, throws inside the client, and ends the call for all that come after it.
  expect((await answers.next()).value).toEqual({ stored: 2, settled: false, escaped: ['TypeError'] });
});
