import { describe, expect, it } from '@jest/globals';
import {
  ORDERED,
  cancelled,
  complete,
  consented,
  firstOption,
  noon,
  outcomeOn,
  renewedOption,
  shipped,
} from '../testing/delay-story.js';

describe('the shipping clock', () => {
  it('does not run before the order is complete, and runs from the later of payment and information', () => {
    const incomplete = { ...ORDERED, informationComplete: false };
    expect(outcomeOn('2026-04-01', [incomplete])).toMatchObject({
      state: 'AWAITING_PROPER_ORDER',
      shipBy: null,
    });
    const completed = { type: 'OrderInformationCompleted', at: noon('2026-01-10') } as const;
    expect(outcomeOn('2026-01-12', [incomplete, completed])).toMatchObject({
      properOrderDate: '2026-01-10',
      shipBy: '2026-02-09',
    });
  });

  it('runs from the order although an application for credit is pending, and is not restarted by its approval', () => {
    const order = {
      ...ORDERED,
      sellerCreditApplication: true,
      payment: { tender: 'SELLER_CREDIT', status: 'APPLICATION_PENDING' },
    } as const;
    const qualified = { type: 'CreditQualified', at: noon('2026-01-20') } as const;
    expect(outcomeOn('2026-01-25', [order, qualified])).toMatchObject({
      properOrderDate: '2026-01-05',
      shipBy: '2026-02-24',
    });
  });

  it('never takes 50 days where a time was stated', () => {
    const order = {
      ...ORDERED,
      sellerCreditApplication: true,
      statedShipTime: { kind: 'WEEKS', value: 2 },
    } as const;
    expect(outcomeOn('2026-01-06', [order]).shipBy).toBe('2026-01-19');
  });

  it('starts anew when a refused payment is made good', () => {
    const refused = { type: 'PaymentDishonored', at: noon('2026-01-15') } as const;
    const cash = { type: 'CashTendered', at: noon('2026-01-20') } as const;
    expect(outcomeOn('2026-01-16', [ORDERED, refused])).toMatchObject({ state: 'AWAITING_PROPER_ORDER' });
    expect(outcomeOn('2026-01-21', [ORDERED, refused, cash])).toMatchObject({ shipBy: '2026-02-19' });
  });

  it('takes what is said at the order before what was advertised, and nothing that is not conspicuous', () => {
    const advertised = { ...ORDERED, advertisedShipTime: { kind: 'CALENDAR_DAYS', value: 10 } } as const;
    expect(outcomeOn('2026-01-06', [advertised]).shipBy).toBe('2026-01-15');
    const said = { ...advertised, statedShipTime: { kind: 'CALENDAR_DAYS', value: 20 } } as const;
    expect(outcomeOn('2026-01-06', [said]).shipBy).toBe('2026-01-25');
    const hidden = {
      ...ORDERED,
      statedShipTime: { kind: 'CALENDAR_DAYS', value: 3, clearAndConspicuous: false },
    } as const;
    expect(outcomeOn('2026-01-06', [hidden]).shipBy).toBe('2026-02-04');
  });

  it('begins anew for an item that the buyer swaps, and for nothing else that the buyer changes', () => {
    const lines = { ...ORDERED, lines: ['L1'] };
    const address = { type: 'BuyerChangedAddress', at: noon('2026-01-10') } as const;
    expect(outcomeOn('2026-01-12', [lines, address]).shipBy).toBe('2026-02-04');
    const swap = { type: 'BuyerSwappedLine', at: noon('2026-01-10'), line: 'L1', newLine: 'L2' } as const;
    expect(outcomeOn('2026-01-12', [lines, swap])).toMatchObject({
      cancelReason: 'BUYER_CANCELLED',
      refundDueBy: null,
    });
  });
});

describe('a first option', () => {
  it('that is short takes silence as consent, and lapses with its date', () => {
    const facts = [ORDERED, firstOption('2026-01-28', '2026-02-20')];
    expect(outcomeOn('2026-02-20', facts).state).toBe('OPTION_SHORT_OPEN');
    expect(outcomeOn('2026-02-21', facts)).toMatchObject({
      state: 'CANCELLED_REFUND_DUE',
      cancelReason: 'NO_CONSENT_TO_FURTHER_DELAY',
      vestingDate: '2026-02-20',
      violations: ['NO_RENEWED_OPTION'],
    });
  });

  it('that is long binds until its date once the buyer consents', () => {
    const facts = [ORDERED, firstOption('2026-01-28', '2026-03-20'), consented('2026-03-01')];
    expect(outcomeOn('2026-03-10', facts)).toMatchObject({
      state: 'DELAY_CONSENTED_DEFINITE',
      currentShipBy: '2026-03-20',
      consentDueBy: null,
    });
  });

  it('that is long may be shipped on until K, with no consent', () => {
    const facts = [ORDERED, firstOption('2026-01-28', '2026-03-20'), shipped('2026-03-06')];
    expect(outcomeOn('2026-04-10', facts)).toMatchObject({ state: 'SHIPPED', violations: [] });
  });

  it('gets no consent after K', () => {
    const facts = [ORDERED, firstOption('2026-01-28', '2026-03-20'), consented('2026-03-07')];
    expect(outcomeOn('2026-03-10', facts)).toMatchObject({ cancelReason: 'NO_EXPRESS_CONSENT' });
  });

  it.each(['cancelRightAndPromptRefund', 'costFreeReply'])('without %s is no option', (clause) => {
    const content = { ...complete('CONSENT'), [clause]: false };
    const facts = [ORDERED, firstOption('2026-01-28', '2026-02-20', { content })];
    expect(outcomeOn('2026-02-05', facts)).toMatchObject({
      cancelReason: 'NO_OPTION_OFFERED',
      violations: ['DEFECTIVE_OPTION'],
    });
  });

  it('that claims silence for consent where it is none is no option', () => {
    const facts = [ORDERED, firstOption('2026-01-28', '2026-03-20', { content: complete('CONSENT') })];
    expect(outcomeOn('2026-02-05', facts).violations).toEqual(['DEFECTIVE_OPTION']);
  });

  it.each([
    { channel: 'ORDER_STATUS_PAGE_ONLY' },
    { deliveryStatus: 'BOUNCED' },
    { sentTo: 'RECIPIENT' as const },
  ])('that did not reach the buyer (%j) is no option', (how) => {
    const facts = [ORDERED, firstOption('2026-01-28', '2026-02-20', how)];
    expect(outcomeOn('2026-02-05', facts)).toMatchObject({
      cancelReason: 'NO_OPTION_OFFERED',
      violations: ['OPTION_NOT_PROVIDED'],
    });
  });

  it('that is late cures nothing, and is on record as late', () => {
    const facts = [ORDERED, firstOption('2026-02-06', '2026-02-20')];
    expect(outcomeOn('2026-02-07', facts)).toMatchObject({
      state: 'CANCELLED_REFUND_DUE',
      vestingDate: '2026-02-04',
      violations: ['LATE_FIRST_OPTION'],
    });
  });

  it('without a reason is a breach beside a standing option, or no option, as the convention has it', () => {
    const facts = [ORDERED, firstOption('2026-01-28', null, { reason: null })];
    expect(outcomeOn('2026-02-05', facts)).toMatchObject({
      noticeClass: 'INDEFINITE',
      violations: ['NO_REASON_GIVEN'],
    });
    expect(outcomeOn('2026-02-05', facts, { withoutReason: 'NO_OPTION' })).toMatchObject({
      cancelReason: 'NO_OPTION_OFFERED',
    });
  });

  it('is not replaced by a mere update of the date', () => {
    const update = {
      type: 'ShipDateUpdateSent',
      at: noon('2026-01-28'),
      revisedShipDate: '2026-02-20',
    } as const;
    expect(outcomeOn('2026-02-05', [ORDERED, update]).violations).toEqual(['NO_FIRST_OPTION']);
  });
});

describe('a renewed option', () => {
  const agreed = [ORDERED, firstOption('2026-01-28', '2026-02-20')];

  it('moves the date only by express consent, as often as it takes', () => {
    const facts = [
      ...agreed,
      renewedOption('2026-02-15', '2026-03-10'),
      consented('2026-02-18'),
      renewedOption('2026-03-05', '2026-03-25'),
      consented('2026-03-09', '2026-03-25'),
    ];
    expect(outcomeOn('2026-03-20', facts)).toMatchObject({
      state: 'DELAY_CONSENTED_DEFINITE',
      currentShipBy: '2026-03-25',
      violations: [],
    });
  });

  it('to an indefinite delay ends all deadlines, and leaves the right to cancel', () => {
    const facts = [...agreed, renewedOption('2026-02-15', null), consented('2026-02-18', 'INDEFINITE')];
    expect(outcomeOn('2026-06-01', facts)).toMatchObject({
      state: 'DELAY_CONSENTED_INDEFINITE',
      autoCancelAt: null,
      continuingCancelRight: true,
    });
    expect(outcomeOn('2026-06-01', [...facts, cancelled('2026-05-30')])).toMatchObject({
      cancelReason: 'BUYER_CANCELLED',
      vestingDate: '2026-05-30',
    });
  });

  it('that is late is on record as late', () => {
    const facts = [...agreed, renewedOption('2026-02-22', '2026-03-10')];
    expect(outcomeOn('2026-02-23', facts).violations).toEqual(['LATE_RENEWED_OPTION']);
  });

  it('that is defective leaves the date in force', () => {
    const content = { ...complete('CANCEL'), costFreeReply: false };
    const facts = [...agreed, renewedOption('2026-02-15', '2026-03-10', { content })];
    expect(outcomeOn('2026-02-21', facts)).toMatchObject({
      cancelReason: 'NO_CONSENT_TO_FURTHER_DELAY',
      violations: ['DEFECTIVE_OPTION'],
    });
  });
});

describe('a cancellation by the buyer', () => {
  it('before any option is no matter of the Rule', () => {
    expect(outcomeOn('2026-01-20', [ORDERED, cancelled('2026-01-10')])).toMatchObject({
      state: 'SHIP_CLOCK_RUNNING',
      ruleRequiresCancellation: false,
    });
  });

  it('counts after express consent to a date, unless the convention binds the buyer', () => {
    const facts = [
      ORDERED,
      firstOption('2026-01-28', '2026-03-20'),
      consented('2026-02-01'),
      cancelled('2026-02-10'),
    ];
    expect(outcomeOn('2026-02-11', facts).cancelReason).toBe('BUYER_CANCELLED');
    expect(outcomeOn('2026-02-11', facts, { cancelAfterConsent: 'BOUND_UNTIL_DATE' }).state).toBe(
      'DELAY_CONSENTED_DEFINITE',
    );
  });

  it('at the instant of the handover was not prior to it, unless the convention favours the buyer', () => {
    const facts = [
      ORDERED,
      firstOption('2026-01-28', '2026-02-20'),
      cancelled('2026-02-10'),
      shipped('2026-02-10'),
    ];
    expect(outcomeOn('2026-02-11', facts).state).toBe('SHIPPED');
    expect(outcomeOn('2026-02-11', facts, { tie: 'CANCELLATION_FIRST' }).cancelReason).toBe(
      'BUYER_CANCELLED',
    );
  });

  it('after shipment is no matter of the Rule', () => {
    const facts = [
      ORDERED,
      firstOption('2026-01-28', '2026-02-20'),
      shipped('2026-02-10'),
      cancelled('2026-02-11'),
    ];
    expect(outcomeOn('2026-02-12', facts)).toMatchObject({
      state: 'SHIPPED',
      ruleRequiresCancellation: false,
    });
  });
});

describe('a refund', () => {
  const lapsed = ORDERED; // cancelled at the end of 4 February, refund due by the 13th

  it('discharges its obligation once', () => {
    const sent = { type: 'RefundSent', at: noon('2026-02-10'), form: 'CREDIT_MEMO' } as const;
    const again = { ...sent, at: noon('2026-02-25') };
    expect(outcomeOn('2026-03-01', [lapsed, sent, again])).toMatchObject({
      state: 'REFUNDED',
      refundCount: 1,
      violations: ['NO_FIRST_OPTION'],
    });
  });

  it('that is late is a violation', () => {
    const sent = { type: 'RefundSent', at: noon('2026-02-16'), form: 'CREDIT_MEMO' } as const;
    expect(outcomeOn('2026-03-01', [lapsed, sent]).violations).toContain('REFUND_LATE');
  });

  it('as store credit is none', () => {
    const sent = { type: 'RefundSent', at: noon('2026-02-10'), form: 'STORE_CREDIT' } as const;
    expect(outcomeOn('2026-03-01', [lapsed, sent])).toMatchObject({
      state: 'CANCELLED_REFUND_DUE',
      rejectedRefundForm: 'STORE_CREDIT',
    });
  });

  it('by a method found impossible has seven working days more, in cash, cheque or money order', () => {
    const found = { type: 'RefundMethodUnavailable', at: noon('2026-02-12') } as const;
    expect(outcomeOn('2026-02-13', [lapsed, found])).toMatchObject({
      refundForm: 'CASH_CHECK_OR_MONEY_ORDER',
      refundDueBy: '2026-02-24',
      originalMethodDueBy: '2026-02-13',
    });
  });
});

describe('goods', () => {
  it('that nobody agreed to are no shipment of the order', () => {
    const facts = [ORDERED, shipped('2026-02-01', { substitute: true, buyerAgreedToSubstitute: false })];
    expect(outcomeOn('2026-02-05', facts).cancelReason).toBe('NO_OPTION_OFFERED');
  });

  it('shipped in part leave an obligation for the rest', () => {
    const order = { ...ORDERED, lines: ['L1'], quantities: { L1: 5 } };
    const facts = [
      order,
      shipped('2026-01-20', { quantities: { L1: 2 } }),
      firstOption('2026-01-28', '2026-02-20'),
      shipped('2026-02-10', { quantities: { L1: 2 } }),
    ];
    expect(outcomeOn('2026-02-11', facts)).toMatchObject({ state: 'OPTION_SHORT_OPEN', shippedQuantity: 4 });
    expect(outcomeOn('2026-02-21', facts)).toMatchObject({
      state: 'PARTIALLY_SHIPPED_REMAINDER_CANCELLED',
      shippedQuantity: 4,
      cancelledQuantity: 1,
    });
  });
});
