import { answerWording, both, type LanguagePack, pageWording, signature, strong } from './language-pack.js';

const answer = answerWording({
  intro: 'Answering costs you nothing. Choose here:',
  keep: 'Keep my order and wait',
  cancel: 'Cancel and refund me',
  orReply: 'You can also simply reply to this message.',
});

export const english: LanguagePack = {
  subjects: {
    DELAY_FIRST_SHORT: 'Order {{orderRef}} is delayed: keep it or cancel it',
    DELAY_FIRST_LONG: 'Order {{orderRef}} is delayed: please answer, or it will be cancelled',
    DELAY_FIRST_INDEFINITE:
      'Order {{orderRef}} is delayed, date unknown: please answer, or it will be cancelled',
    DELAY_RENEWED_DEFINITE: 'Order {{orderRef}} is delayed again: please answer, or it will be cancelled',
    DELAY_RENEWED_INDEFINITE:
      'Order {{orderRef}} is delayed again, date unknown: please answer, or it will be cancelled',
    RULE_CANCELLED: 'Order {{orderRef}}: items cancelled, your refund follows',
    REFUND_SENT:
      'Order {{orderRef}}: {{#refund.charged}}we have sent your refund{{/refund.charged}}{{#refund.notCharged}}cancelled, nothing was charged{{/refund.notCharged}}',
    BACKORDER_CONFIRMED: 'Order {{orderRef}}: on backorder',
    DATE_MOVED: 'Order {{orderRef}}: new expected date',
    GOODS_ARRIVED: 'Order {{orderRef}}: your goods have arrived with us',
    SHIPPED: 'Order {{orderRef}}: shipped',
    FOLLOW_UP: 'Order {{orderRef}}: has everything arrived?',
  },
  intros: {
    DELAY_FIRST_SHORT:
      'We cannot ship the items below, from your order {{orderRef}} of {{placedOn}}, when we said we would. We are sorry.',
    DELAY_FIRST_LONG:
      'We cannot ship the items below, from your order {{orderRef}} of {{placedOn}}, when we said we would. We are sorry. The delay is long, so we need your answer.',
    DELAY_FIRST_INDEFINITE:
      'We cannot ship the items below, from your order {{orderRef}} of {{placedOn}}, when we said we would, and we do not know when we can. We are sorry. We need your answer.',
    DELAY_RENEWED_DEFINITE:
      'The items below, from your order {{orderRef}} of {{placedOn}}, are delayed once more. We are sorry. We need your answer again.',
    DELAY_RENEWED_INDEFINITE:
      'The items below, from your order {{orderRef}} of {{placedOn}}, are delayed once more, and we do not know when we can ship them. We are sorry. We need your answer again.',
    RULE_CANCELLED:
      'We did not ship the items below, from your order {{orderRef}} of {{placedOn}}, in the time allowed. As the law requires, we have cancelled them. You do not have to do anything.',
    REFUND_SENT:
      'We have {{#refund.charged}}sent you the refund for{{/refund.charged}}{{#refund.notCharged}}cancelled{{/refund.notCharged}} the items below, from your order {{orderRef}} of {{placedOn}}.',
    BACKORDER_CONFIRMED:
      'Thank you for your order {{orderRef}} of {{placedOn}}. The items below are on backorder: we are waiting for stock and have put you in the queue.',
    DATE_MOVED:
      'We have news of when we expect the items below, from your order {{orderRef}} of {{placedOn}}. You do not have to do anything.',
    GOODS_ARRIVED:
      'Good news: the items below, from your order {{orderRef}} of {{placedOn}}, are in stock and set aside for you. We will tell you when they ship.',
    SHIPPED: 'We have shipped from your order {{orderRef}} of {{placedOn}}:',
    FOLLOW_UP: 'Some days ago we shipped from your order {{orderRef}} of {{placedOn}}:',
  },
  words: {
    greeting: both('Hello{{#recipientName}} {{recipientName}}{{/recipientName}},'),
    line: both('{{quantity}} × {{sku}} (line {{lineNo}})'),
    promisedBy: both('Promised to ship by: {{promisedBy}}.'),
    movedTo: both('New shipping date: {{revisedShipDate}}.'),
    expected: both('Expected here by: {{revisedShipDate}}.'),
    zone: both('Every day named here ends at midnight in the time zone {{timeZone}}.'),
    goodwillIntro: both('With our apology we offer you:'),
    goodwill: both('{{.}}'),
    goodwillOffer: both('{{description}}{{#validUntil}}, until the end of {{validUntil}}{{/validUntil}}'),
    substitutesIntro: both(
      'If you prefer, you can have one of these in place of what you ordered. The choice is yours:',
    ),
    substitute: both('{{description}} ({{sku}})'),
    page: pageWording('Your order at any time:', 'See your order'),
    signature,
    refundComing: both('Your refund of {{refund.amount}} is on its way.'),
    refundDue: both('If you have paid for them, we will send you a prompt refund.'),
    refundSent: both('We sent {{refund.amount}} on {{refund.sentOn}}.'),
    refundForm: both(
      '{{#refund.toOriginal}}It goes back the way you paid.{{/refund.toOriginal}}{{#refund.inCash}}It comes in cash, by check or by money order.{{/refund.inCash}}{{#refund.byCreditMemo}}It is a credit to the account that was charged.{{/refund.byCreditMemo}}',
    ),
    notCharged: both(
      'You have not been charged for them, and we have done nothing that will cause a charge.',
    ),
    carrier: both('Carrier: {{shipment.carrier}}.'),
    tracking: both('Tracking number: {{shipment.tracking}}'),
    shippedLine: both('{{quantity}} × {{sku}} (line {{lineNo}})'),
    stillToCome: both('Still on backorder:'),
    allWell: both(
      'We hope that everything has arrived in good order. If something is missing or damaged, simply reply to this message.',
    ),
    silenceConsents: strong(
      'If you do not cancel before we ship, and before the end of {{revisedShipDate}}, we will assume that you agree to wait until then.',
    ),
    silenceCancels: strong(
      'If we have neither shipped it nor received your consent to the delay by the end of {{silenceCancelsOn}}, it will be cancelled and you will get a prompt refund.',
    ),
    answer,
  },
  clauses: {
    cancelRight: both(
      'You have the right to cancel the delayed items. If you do, we will send you a prompt refund of what you paid for them. You need not give a reason.',
    ),
    choice: strong(
      'You have a choice: agree to the delay and keep your order, or cancel and receive a prompt refund.',
    ),
    revisedDate: both('We will ship it on or before {{revisedShipDate}}.'),
    noDate: both('We cannot give a date by which we will ship it.'),
    reason: both('Reason for the delay: {{reason}}'),
    silenceConsent: strong(
      'If you do not answer: unless we receive your cancellation before we ship, and before the end of {{revisedShipDate}}, we will assume that you agree to this delay.',
    ),
    autoCancel: strong(
      'If you do not answer: your order of this item will be cancelled automatically, and you will get a prompt refund, unless by the end of {{silenceCancelsOn}} we have shipped it or have received your consent to the delay.',
    ),
    autoCancelRenewed: strong(
      'If you do not answer: unless we receive your consent to this further delay by the end of {{silenceCancelsOn}}, your order of this item will be cancelled, if we have not shipped it by then, and you will get a prompt refund.',
    ),
    continuingCancel: both(
      'If you agree to wait without a date, you keep the right to cancel: at any time until we actually ship, with a prompt refund.',
    ),
    freeAnswer: answer,
    advanceConsentToDate: both(
      'You can also agree now to a further delay, should there be one: until {{advanceConsentDate}} at the latest. We take it that you agree only if you tell us so.',
    ),
    advanceConsentIndefinite: both(
      'You can also agree now to a further delay without a date, should there be one. We take it that you agree only if you tell us so, and you can still cancel at any time after the date above until we actually ship, with a prompt refund.',
    ),
  },
};
