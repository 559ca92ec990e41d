import { answerWording, both, type LanguagePack, pageWording, signature, strong } from './language-pack.js';

const answer = answerWording({
  intro: 'Ihre Antwort kostet Sie nichts. Wählen Sie hier:',
  keep: 'Bestellung behalten und warten',
  cancel: 'Stornieren und Geld zurück',
  orReply: 'Sie können auch einfach auf diese Nachricht antworten.',
});

export const german: LanguagePack = {
  subjects: {
    DELAY_FIRST_SHORT: 'Bestellung {{orderRef}} verzögert sich: behalten oder stornieren',
    DELAY_FIRST_LONG: 'Bestellung {{orderRef}} verzögert sich: bitte antworten Sie, sonst wird storniert',
    DELAY_FIRST_INDEFINITE:
      'Bestellung {{orderRef}} verzögert sich, Termin unbekannt: bitte antworten Sie, sonst wird storniert',
    DELAY_RENEWED_DEFINITE:
      'Bestellung {{orderRef}} verzögert sich erneut: bitte antworten Sie, sonst wird storniert',
    DELAY_RENEWED_INDEFINITE:
      'Bestellung {{orderRef}} verzögert sich erneut, Termin unbekannt: bitte antworten Sie, sonst wird storniert',
    RULE_CANCELLED: 'Bestellung {{orderRef}}: Artikel storniert, Ihre Erstattung folgt',
    REFUND_SENT:
      'Bestellung {{orderRef}}: {{#refund.charged}}Ihre Erstattung ist unterwegs{{/refund.charged}}{{#refund.notCharged}}storniert, nichts berechnet{{/refund.notCharged}}',
    BACKORDER_CONFIRMED: 'Bestellung {{orderRef}}: im Rückstand vorgemerkt',
    DATE_MOVED: 'Bestellung {{orderRef}}: neuer erwarteter Termin',
    GOODS_ARRIVED: 'Bestellung {{orderRef}}: Ihre Ware ist bei uns eingetroffen',
    SHIPPED: 'Bestellung {{orderRef}}: versandt',
    FOLLOW_UP: 'Bestellung {{orderRef}}: ist alles angekommen?',
  },
  intros: {
    DELAY_FIRST_SHORT:
      'Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} können wir nicht zum zugesagten Termin versenden. Das tut uns leid.',
    DELAY_FIRST_LONG:
      'Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} können wir nicht zum zugesagten Termin versenden. Das tut uns leid. Die Verzögerung ist lang; deshalb brauchen wir Ihre Antwort.',
    DELAY_FIRST_INDEFINITE:
      'Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} können wir nicht zum zugesagten Termin versenden, und wir wissen nicht, wann es möglich ist. Das tut uns leid. Wir brauchen Ihre Antwort.',
    DELAY_RENEWED_DEFINITE:
      'Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} verzögern sich noch einmal. Das tut uns leid. Wir brauchen erneut Ihre Antwort.',
    DELAY_RENEWED_INDEFINITE:
      'Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} verzögern sich noch einmal, und wir wissen nicht, wann wir sie versenden können. Das tut uns leid. Wir brauchen erneut Ihre Antwort.',
    RULE_CANCELLED:
      'Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} haben wir nicht in der zulässigen Zeit versandt. Wie es das Gesetz verlangt, haben wir sie storniert. Sie müssen nichts tun.',
    REFUND_SENT:
      'Wir haben {{#refund.charged}}Ihnen die Erstattung für {{/refund.charged}}die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} {{#refund.charged}}gesandt{{/refund.charged}}{{#refund.notCharged}}storniert{{/refund.notCharged}}.',
    BACKORDER_CONFIRMED:
      'Vielen Dank für Ihre Bestellung {{orderRef}} vom {{placedOn}}. Die folgenden Artikel sind zurzeit nicht vorrätig; wir warten auf Ware und haben Sie vorgemerkt.',
    DATE_MOVED:
      'Es gibt Neues dazu, wann wir die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} erwarten. Sie müssen nichts tun.',
    GOODS_ARRIVED:
      'Gute Nachricht: Die folgenden Artikel Ihrer Bestellung {{orderRef}} vom {{placedOn}} sind da und für Sie zurückgelegt. Sobald wir sie versenden, hören Sie von uns.',
    SHIPPED: 'Aus Ihrer Bestellung {{orderRef}} vom {{placedOn}} haben wir versandt:',
    FOLLOW_UP: 'Vor einigen Tagen haben wir aus Ihrer Bestellung {{orderRef}} vom {{placedOn}} versandt:',
  },
  words: {
    greeting: both('Guten Tag{{#recipientName}} {{recipientName}}{{/recipientName}},'),
    line: both('{{quantity}} × {{sku}} (Position {{lineNo}})'),
    promisedBy: both('Zugesagter Versand: spätestens {{promisedBy}}.'),
    movedTo: both('Neuer Versandtermin: {{revisedShipDate}}.'),
    expected: both('Bei uns erwartet bis: {{revisedShipDate}}.'),
    zone: both('Jeder hier genannte Tag endet um Mitternacht in der Zeitzone {{timeZone}}.'),
    goodwillIntro: both('Als Entschuldigung bieten wir Ihnen an:'),
    goodwill: both('{{.}}'),
    goodwillOffer: both('{{description}}{{#validUntil}}, bis zum Ablauf des {{validUntil}}{{/validUntil}}'),
    substitutesIntro: both(
      'Wenn Sie möchten, erhalten Sie stattdessen einen dieser Artikel. Sie haben die Wahl:',
    ),
    substitute: both('{{description}} ({{sku}})'),
    page: pageWording('Ihre Bestellung jederzeit:', 'Bestellung ansehen'),
    signature,
    refundComing: both('Ihre Erstattung von {{refund.amount}} ist unterwegs.'),
    refundDue: both('Falls Sie dafür bezahlt haben, erstatten wir Ihnen den Betrag unverzüglich.'),
    refundSent: both('Am {{refund.sentOn}} haben wir {{refund.amount}} gesandt.'),
    refundForm: both(
      '{{#refund.toOriginal}}Der Betrag geht auf dem Weg zurück, auf dem Sie bezahlt haben.{{/refund.toOriginal}}{{#refund.inCash}}Sie erhalten den Betrag in bar, als Scheck oder als Zahlungsanweisung.{{/refund.inCash}}{{#refund.byCreditMemo}}Der Betrag wird dem belasteten Konto gutgeschrieben.{{/refund.byCreditMemo}}',
    ),
    notCharged: both(
      'Ihnen wurde dafür nichts berechnet, und wir haben nichts veranlasst, was zu einer Belastung führt.',
    ),
    carrier: both('Versand mit: {{shipment.carrier}}.'),
    tracking: both('Sendungsnummer: {{shipment.tracking}}'),
    shippedLine: both('{{quantity}} × {{sku}} (Position {{lineNo}})'),
    stillToCome: both('Noch im Rückstand:'),
    allWell: both(
      'Wir hoffen, dass alles gut angekommen ist. Falls etwas fehlt oder beschädigt ist, antworten Sie einfach auf diese Nachricht.',
    ),
    silenceConsents: strong(
      'Wenn Sie nicht stornieren, bevor wir versenden und bevor der {{revisedShipDate}} endet, gehen wir davon aus, dass Sie bis dahin warten möchten.',
    ),
    silenceCancels: strong(
      'Wenn wir bis zum Ende des {{silenceCancelsOn}} weder versandt noch Ihre Zustimmung zur Verzögerung erhalten haben, wird der Artikel storniert, und Sie erhalten unverzüglich Ihr Geld zurück.',
    ),
    answer,
  },
  clauses: {
    cancelRight: both(
      'Sie haben das Recht, die verzögerten Artikel zu stornieren. Dann erstatten wir Ihnen unverzüglich, was Sie dafür bezahlt haben. Einen Grund müssen Sie nicht nennen.',
    ),
    choice: strong(
      'Sie haben die Wahl: Stimmen Sie der Verzögerung zu und behalten Sie Ihre Bestellung, oder stornieren Sie und erhalten Sie unverzüglich Ihr Geld zurück.',
    ),
    revisedDate: both('Wir versenden den Artikel spätestens am {{revisedShipDate}}.'),
    noDate: both('Wir können keinen Termin nennen, bis zu dem wir den Artikel versenden.'),
    reason: both('Grund der Verzögerung: {{reason}}'),
    silenceConsent: strong(
      'Wenn Sie nicht antworten: Sofern wir Ihre Stornierung nicht erhalten, bevor wir versenden und bevor der {{revisedShipDate}} endet, gehen wir davon aus, dass Sie dieser Verzögerung zustimmen.',
    ),
    autoCancel: strong(
      'Wenn Sie nicht antworten: Ihre Bestellung dieses Artikels wird automatisch storniert, und Sie erhalten unverzüglich Ihr Geld zurück, es sei denn, dass wir bis zum Ende des {{silenceCancelsOn}} versandt oder Ihre Zustimmung zur Verzögerung erhalten haben.',
    ),
    autoCancelRenewed: strong(
      'Wenn Sie nicht antworten: Sofern wir Ihre Zustimmung zu dieser weiteren Verzögerung nicht bis zum Ende des {{silenceCancelsOn}} erhalten, wird Ihre Bestellung dieses Artikels storniert, wenn wir ihn bis dahin nicht versandt haben, und Sie erhalten unverzüglich Ihr Geld zurück.',
    ),
    continuingCancel: both(
      'Wenn Sie ohne Termin warten möchten, behalten Sie das Recht zu stornieren: jederzeit, bis wir tatsächlich versenden, mit unverzüglicher Erstattung.',
    ),
    freeAnswer: answer,
    advanceConsentToDate: both(
      'Sie können auch jetzt schon einer weiteren Verzögerung zustimmen, falls es dazu kommt: längstens bis zum {{advanceConsentDate}}. Wir gehen nur dann von Ihrer Zustimmung aus, wenn Sie sie uns mitteilen.',
    ),
    advanceConsentIndefinite: both(
      'Sie können auch jetzt schon einer weiteren Verzögerung ohne Termin zustimmen, falls es dazu kommt. Wir gehen nur dann von Ihrer Zustimmung aus, wenn Sie sie uns mitteilen, und Sie können nach dem oben genannten Termin jederzeit stornieren, bis wir tatsächlich versenden, mit unverzüglicher Erstattung.',
    ),
  },
};
