import { type GivenEvent, projectionSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { commandIndexProjection } from './command-index.projection.js';

const event = (stream: string, commandId: string, meta: Record<string, string> = {}): GivenEvent => ({
  stream,
  type: 'test.Done',
  data: {},
  meta: { commandId, commandHash: `hash of ${commandId}`, actor: 'key:1', ...meta },
});
const row = (tenant: string, commandId: string, stream: string, position: number) => ({
  tenant,
  command_id: commandId,
  hash: `hash of ${commandId}`,
  stream,
  position,
});

describe('the command index', () => {
  const { given } = projectionSpec(commandIndexProjection);

  it('keeps the first event of each command, wherever the command is seen again', async () => {
    await given([
      event('order-main~1', 'a'),
      event('order-main~1', 'a'),
      event('order-main~2', 'a', { commandHash: 'another' }),
      event('order-main~2', 'b'),
    ]).thenRows('commands', [row('main', 'a', 'order-main~1', 10), row('main', 'b', 'order-main~2', 40)]);
  });

  it('keeps tenants apart', async () => {
    await given([event('order-main~1', 'a'), event('order-other~1', 'a')]).thenRows('commands', [
      row('main', 'a', 'order-main~1', 10),
      row('other', 'a', 'order-other~1', 20),
    ]);
  });

  it('leaves out what processes and the system command', async () => {
    await given([
      event('sku-main~main~CHAI', 'a', { actor: 'process:fulfilment' }),
      event('sku-main~main~CHAI', 'b', { actor: 'system:sealer' }),
    ]).thenRows('commands', []);
  });
});
