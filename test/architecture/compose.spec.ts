import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

/** The services of docker-compose.yml by name, as text: two spaces deep, under their heading. */
function services(): ReadonlyMap<string, string> {
  const text = readFileSync('docker-compose.yml', 'utf8');
  const [, section = ''] = /^services:\n([\s\S]*?)^\w/m.exec(text) ?? [];
  const [, ...parts] = section.split(/^ {2}([\w-]+):\n/m);
  return new Map(parts.flatMap((name, n) => (n % 2 === 0 ? [[name, parts[n + 1] ?? ''] as const] : [])));
}

describe('docker-compose.yml', () => {
  it('has the services that the guide names, each with something to run', () => {
    const runnable = [...services()].filter(([, text]) => /^ {4}(image:|<<: \*)/m.test(text));
    expect(runnable.map(([name]) => name)).toEqual([
      'api',
      'certificates',
      ...['esdb-1', 'esdb-2', 'esdb-3'],
      ...['api-1', 'api-2', 'worker-1', 'worker-2'],
      'mail',
    ]);
    expect(runnable).toHaveLength(services().size);
  });

  it('opens ports on this machine only', () => {
    const ports = [...services().values()].flatMap((text) => [...text.matchAll(/ports: \[(.*)\]/g)]);
    expect(ports.length).toBeGreaterThan(0);
    for (const [, port] of ports) expect(port).toMatch(/^'127\.0\.0\.1:\d+:\d+'$/);
  });
});
