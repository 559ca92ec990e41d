import { describe, it } from '@jest/globals';
import {
  cancelSupply,
  expectSupply,
  id,
  receiveSupply,
  rescheduleSupply,
  sourceLine,
} from '../testing/sku-commands.js';
import { happened, served } from '../testing/sku-events.js';
import { given } from '../testing/sku-spec.js';

const supplyId = id('supply po');
const expected = expectSupply('po', 10, '2026-01-20');

describe('ExpectSupply', () => {
  it('records what is to come', () => {
    given()
      .when(expected)
      .then(
        happened('stock.SupplyExpected', { supplyId, quantity: 10, dueDate: '2026-01-20', reference: null }),
      );
  });

  it('does nothing when the same is expected already', () => {
    given(expected).when(expected).thenNothing();
  });

  it('refuses another supply under the same id', () => {
    given(expected)
      .when(expectSupply('po', 11, '2026-01-20'))
      .thenRejected('SUPPLY_EXISTS', 'is known with 10 units');
  });
});

describe('RescheduleSupply', () => {
  it('moves the date, also to none', () => {
    given(expected)
      .when(rescheduleSupply('po', null))
      .then(happened('stock.SupplyRescheduled', { supplyId, from: '2026-01-20', to: null, reason: null }));
  });

  it('does nothing when the date is the same', () => {
    given(expected).when(rescheduleSupply('po', '2026-01-20')).thenNothing();
  });

  it('refuses an unknown supply', () => {
    given().when(rescheduleSupply('po', null)).thenRejected('SUPPLY_NOT_FOUND', 'SKU CHAI at main');
  });

  it('refuses a supply that has come', () => {
    given(expected, receiveSupply('po', 10))
      .when(rescheduleSupply('po', null))
      .thenRejected('SUPPLY_CLOSED', 'of 10 units is fully received');
  });
});

describe('CancelSupply', () => {
  it('takes back what is still to come', () => {
    given(expected, receiveSupply('po', 4))
      .when(cancelSupply('po'))
      .then(happened('stock.SupplyCancelled', { supplyId, quantity: 6, reason: null }));
  });

  it('does nothing when it is cancelled already', () => {
    given(expected, cancelSupply('po')).when(cancelSupply('po')).thenNothing();
  });

  it('refuses a supply that has come', () => {
    given(expected, receiveSupply('po', 10))
      .when(cancelSupply('po'))
      .thenRejected('SUPPLY_CLOSED', '10 units');
  });

  it('refuses an unknown supply', () => {
    given().when(cancelSupply('po')).thenRejected('SUPPLY_NOT_FOUND', supplyId);
  });
});

describe('ReceiveSupply', () => {
  const receipt = { supplyId, accepted: 0, rejected: 0, over: 0, outstanding: 0, closed: true };

  it('takes a part, and serves the queue', () => {
    given(expected, sourceLine('a', 3))
      .when(receiveSupply('po', 4))
      .then(
        happened('stock.SupplyReceived', { ...receipt, accepted: 4, outstanding: 6, closed: false }),
        served('RECEIPT', [{ to: 'a', quantity: 3, rank: 1, secured: 3, waiting: 0 }]),
      );
  });

  it('closes with the last unit, and says how many came beyond what was expected', () => {
    given(expected, receiveSupply('po', 4))
      .when(receiveSupply('po', 8))
      .then(happened('stock.SupplyReceived', { ...receipt, accepted: 8, over: 2 }));
  });

  it('counts rejected units as come, not as stock', () => {
    given(expected)
      .when(receiveSupply('po', 0, { rejected: 3 }))
      .then(happened('stock.SupplyReceived', { ...receipt, rejected: 3, outstanding: 7, closed: false }));
  });

  it('closes early when nothing more will come', () => {
    given(expected)
      .when(receiveSupply('po', 4, { close: true }))
      .then(happened('stock.SupplyReceived', { ...receipt, accepted: 4, outstanding: 6, closed: true }));
  });

  it('refuses a receipt of nothing', () => {
    given(expected).when(receiveSupply('po', 0)).thenRejected('NOTHING_TO_RECEIVE', 'received with 0 units');
  });

  it('refuses a cancelled supply', () => {
    given(expected, cancelSupply('po'))
      .when(receiveSupply('po', 1))
      .thenRejected('SUPPLY_CLOSED', 'of 10 units is cancelled');
  });

  it('refuses an unknown supply', () => {
    given().when(receiveSupply('po', 1)).thenRejected('SUPPLY_NOT_FOUND', 'is not expected');
  });
});
