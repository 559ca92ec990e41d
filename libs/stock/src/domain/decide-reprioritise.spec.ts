import type { DemandRef, OverrideAction, Placement } from '#backorder/contract';
import type { StockCommand, StockEvent } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import * as queue from '../testing/queue-commands.js';
import { byAge } from '../testing/sample-policies.js';
import { holdLine, id, receive, sourceLine } from '../testing/sku-commands.js';
import { demand, happened, served } from '../testing/sku-events.js';
import { SkuHistory } from '../testing/sku-history.js';
import { given } from '../testing/sku-spec.js';

const { move } = queue;
const three = ['a', 'b', 'c'].map((name) => sourceLine(name, 2));

function after(...commands: readonly StockCommand[]): SkuHistory {
  const history = new SkuHistory();
  for (const each of commands) expect(history.try(each).rejected).toBeUndefined();
  return history;
}

/** The names of those who wait, next first. */
function order({ state }: SkuHistory): string {
  const names = 'abcdefgh'.split('');
  const nameOf = (demandId: string) => names.find((name) => id(`demand ${name}`) === demandId);
  return [...state.queue].map(({ demandId }) => nameOf(demandId)).join('');
}

function batch(history: SkuHistory, command: StockCommand) {
  for (const event of history.try(command).events) {
    if (event.type === 'stock.BackordersReprioritised') return event.data;
  }
  throw new Error('nothing was changed');
}

describe('ReprioritiseBackorders', () => {
  it('tells of each demand where it stood and stands, and why', () => {
    const before: Placement = {
      key: '5599999999000000002V',
      ...{ pinned: false, moved: false, priorityClass: null, onHold: false },
    };
    given(...three)
      .when(move.toTop('c'))
      .then(
        happened('stock.BackordersReprioritised', {
          batchId: id('batch 1'),
          action: { kind: 'MOVE_TO_TOP' },
          undoes: null,
          reasonCode: 'CUSTOMER_ESCALATION',
          note: null,
          changes: [
            {
              ...demand('c'),
              ...{ fromRank: 3, toRank: 1, before },
              after: { ...before, key: '2V0000000000000002V', moved: true },
            },
          ],
        }),
      );
  });

  it.each<[string, readonly StockCommand[], string]>([
    ['to the top, each before those moved earlier', [move.toTop('c'), move.toTop('b')], 'bca'],
    ['to the bottom', [move.toBottom('a')], 'bca'],
    ['several to the top, as they are named', [move.toTop('c', 'b')], 'cba'],
    ['before another', [move.before('b', 'c')], 'acb'],
    ['several before another', [move.before('a', 'c', 'b')], 'cba'],
    ['to a position', [move.toPosition(2, 'a')], 'bac'],
    ['to a position beyond the last', [move.toPosition(9, 'a')], 'bca'],
    ['into a better class', [queue.setClass(1, 'c')], 'cab'],
    ['and back into its own', [queue.setClass(1, 'c'), queue.setClass(null, 'c')], 'abc'],
    ['to the pinned, behind those pinned earlier', [queue.pin('c'), queue.pin('b')], 'cba'],
    ['among the pinned only', [queue.pin('c', 'b'), move.toTop('b'), move.toTop('a')], 'bca'],
    ['back to its rank, no longer pinned', [queue.pin('c'), queue.unpin('c')], 'abc'],
  ])('moves %s', (_, commands, expected) => {
    expect(order(after(...three, ...commands))).toBe(expected);
  });

  it('keeps what was moved to an end there when others come', () => {
    const first = sourceLine('d', 1, { priorityClass: 1 });
    const last = sourceLine('e', 1, { priorityClass: 9 });
    expect(order(after(...three, move.toTop('c'), move.toBottom('a'), first, last))).toBe('cdbea');
  });

  it('keeps what was moved before another right before it when others come', () => {
    const between = [sourceLine('d', 1, { priorityClass: 4 }), sourceLine('e', 1, { priorityClass: 3 })];
    const given = [sourceLine('a', 1, { priorityClass: 2 }), sourceLine('b', 1), sourceLine('c', 1)];
    expect(order(after(...given, move.before('b', 'c'), ...between))).toBe('aedcb');
  });

  it('goes on moving to an end, whatever was put between those that are there', () => {
    const names = 'abcdefgh'.split('');
    const history = after(...names.map((name) => sourceLine(name, 1)));
    for (let turn = 0; turn < 400; turn += 1) {
      const [moved, target] = [names[(turn * 3) % 8]!, names[(turn * 5 + 1) % 8]!];
      if (moved !== target) history.try(move.before(target, moved));
      history.try(move.toBottom(names[turn % 8]!));
      expect(order(history).at(-1)).toBe(names[turn % 8]);
      history.try(move.toTop(names[(turn + 3) % 8]!));
      expect(order(history)[0]).toBe(names[(turn + 3) % 8]);
    }
  });

  it('holds one demand, which is passed over until it is released', () => {
    const history = after(...three, queue.hold('a'), receive(3));
    expect(order(history)).toBe('ac');
    given(...three, queue.hold('a', 'b'), receive(5))
      .when(queue.release('a', 'b'))
      .then(
        expectedRelease('a', 'b'),
        served('OVERRIDE', [
          { to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 },
          { to: 'b', quantity: 1, rank: 2, secured: 1, waiting: 1 },
        ]),
      );
  });

  it('does not serve one that its order holds still', () => {
    given(sourceLine('a', 2), queue.hold('a'), holdLine('a'), receive(2))
      .when(queue.release('a'))
      .then(expectedRelease('a'));
  });

  it('changes nothing where all is so already', () => {
    given(...three, queue.pin('a'))
      .when(queue.pin('a'))
      .thenNothing();
    given(...three)
      .when(queue.release('a'))
      .thenNothing();
  });

  const beyond: DemandRef = queue.demandRef('zz');
  it.each<
    [
      string,
      OverrideAction,
      readonly string[],
      Parameters<ReturnType<ReturnType<typeof given>['when']>['thenRejected']>,
    ]
  >([
    ['of which one does not wait', { kind: 'PIN' }, ['b', 'zz'], ['BACKORDER_NOT_FOUND', 'is not waiting']],
    [
      'before one that does not wait',
      { kind: 'MOVE_BEFORE', ...beyond },
      ['b'],
      ['BACKORDER_NOT_FOUND', 'is not'],
    ],
    [
      'before itself',
      { kind: 'MOVE_BEFORE', ...queue.demandRef('b') },
      ['c', 'b'],
      ['TARGET_IS_MOVED', 'cannot be moved before itself'],
    ],
    [
      'before a pinned one',
      { kind: 'MOVE_BEFORE', ...queue.demandRef('a') },
      ['b'],
      ['TARGET_IS_PINNED', 'pin what is to go before it'],
    ],
    [
      'of a pinned one behind others',
      { kind: 'MOVE_BEFORE', ...queue.demandRef('b') },
      ['a'],
      ['TARGET_IS_NOT_PINNED', 'unpin it first'],
    ],
    [
      'of pinned and others to one position',
      { kind: 'MOVE_TO_POSITION', position: 1 },
      ['a', 'b'],
      ['TARGET_IS_PINNED', 'have no common positions'],
    ],
  ])('refuses a move %s', (_, action, names, [code, message]) => {
    given(...three, queue.pin('a'))
      .when(queue.override(action, names))
      .thenRejected(code, message);
  });

  it('wants a note where the reason says nothing', () => {
    given(...three)
      .when({ ...queue.pin('a'), reasonCode: 'OTHER', note: ' ' })
      .thenRejected('NOTE_REQUIRED', 'needs a note');
  });
});

/** Of demands that were sourced first, at the revisions 0, 1 …, and have not moved. */
function expectedRelease(...names: readonly string[]): StockEvent {
  const unheld = { pinned: false, moved: false, priorityClass: null, onHold: false };
  return happened('stock.BackordersReprioritised', {
    batchId: id('batch 1'),
    action: { kind: 'RELEASE' },
    undoes: null,
    ...{ reasonCode: 'CUSTOMER_ESCALATION', note: null },
    changes: names.map((name, nth) => {
      const key = `559999999900000000${nth}V`;
      const [rank, after] = [nth + 1, { key, ...unheld }];
      return { ...demand(name), fromRank: rank, toRank: rank, before: { ...after, onHold: true }, after };
    }),
  });
}

describe('UndoReprioritisation', () => {
  it('puts back what the batch changed, and nothing else', () => {
    const history = after(...three);
    const moved = batch(history, move.toTop('c', 'b'));
    history.try(queue.pin('b'));
    history.try(queue.undo(moved));
    expect(order(history)).toBe('bac');
  });

  it('refuses all where one was changed since, if it is to be all or nothing', () => {
    const history = after(...three);
    const moved = batch(history, move.toTop('c', 'b'));
    history.try(queue.pin('b'));
    expect(history.decide(queue.undo(moved, 'REFUSE'))).toMatchObject({
      rejected: { code: 'CHANGED_SINCE' },
    });
  });

  it('can be undone itself', () => {
    const history = after(...three);
    const undone = batch(history, queue.undo(batch(history, move.toTop('c'))));
    expect(order(history)).toBe('abc');
    history.try(queue.undo(undone));
    expect(order(history)).toBe('cab');
  });

  it('does not bring back the rank of an earlier policy, nor a move that it ended', () => {
    const late = sourceLine('d', 2, { waitingSince: '2025-01-01T00:00:00.000Z' });
    const history = after(...three, late);
    history.try(move.toTop('b'));
    const pinned = batch(history, queue.pin('b', 'd'));
    history.try(queue.applyPolicy(byAge));
    history.try(queue.undo(pinned));
    expect(order(history)).toBe('dabc');
  });

  it('leaves alone who has gone meanwhile, and does nothing the second time', () => {
    const history = after(...three);
    const moved = batch(history, move.toTop('c'));
    history.try(receive(2));
    expect(history.try(queue.undo(moved))).toEqual({ events: [] });
  });
});
