import { answerWording, both, type LanguagePack, pageWording, signature, strong } from './language-pack.js';

const answer = answerWording({
  intro: 'Votre réponse est gratuite. Choisissez ici :',
  keep: 'Garder ma commande et attendre',
  cancel: 'Annuler et être remboursé',
  orReply: 'Vous pouvez aussi simplement répondre à ce message.',
});

export const french: LanguagePack = {
  subjects: {
    DELAY_FIRST_SHORT: 'Commande {{orderRef}} retardée : la garder ou l’annuler',
    DELAY_FIRST_LONG: 'Commande {{orderRef}} retardée : répondez, sinon elle sera annulée',
    DELAY_FIRST_INDEFINITE: 'Commande {{orderRef}} retardée sans date : répondez, sinon elle sera annulée',
    DELAY_RENEWED_DEFINITE: 'Commande {{orderRef}} de nouveau retardée : répondez, sinon elle sera annulée',
    DELAY_RENEWED_INDEFINITE:
      'Commande {{orderRef}} de nouveau retardée, sans date : répondez, sinon elle sera annulée',
    RULE_CANCELLED: 'Commande {{orderRef}} : articles annulés, votre remboursement suit',
    REFUND_SENT:
      'Commande {{orderRef}} : {{#refund.charged}}nous avons envoyé votre remboursement{{/refund.charged}}{{#refund.notCharged}}annulation, rien n’a été facturé{{/refund.notCharged}}',
    BACKORDER_CONFIRMED: 'Commande {{orderRef}} : en attente de stock',
    DATE_MOVED: 'Commande {{orderRef}} : nouvelle date prévue',
    GOODS_ARRIVED: 'Commande {{orderRef}} : vos articles sont arrivés chez nous',
    SHIPPED: 'Commande {{orderRef}} : expédiée',
    FOLLOW_UP: 'Commande {{orderRef}} : tout est-il bien arrivé ?',
  },
  intros: {
    DELAY_FIRST_SHORT:
      'Nous ne pouvons pas expédier à la date promise les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}}. Nous en sommes désolés.',
    DELAY_FIRST_LONG:
      'Nous ne pouvons pas expédier à la date promise les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}}. Nous en sommes désolés. Le retard est long : il nous faut votre réponse.',
    DELAY_FIRST_INDEFINITE:
      'Nous ne pouvons pas expédier à la date promise les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}}, et nous ne savons pas quand nous le pourrons. Nous en sommes désolés. Il nous faut votre réponse.',
    DELAY_RENEWED_DEFINITE:
      'Les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}} ont encore du retard. Nous en sommes désolés. Il nous faut de nouveau votre réponse.',
    DELAY_RENEWED_INDEFINITE:
      'Les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}} ont encore du retard, et nous ne savons pas quand nous pourrons les expédier. Nous en sommes désolés. Il nous faut de nouveau votre réponse.',
    RULE_CANCELLED:
      'Nous n’avons pas expédié dans le délai permis les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}}. Comme la loi l’exige, nous les avons annulés. Vous n’avez rien à faire.',
    REFUND_SENT:
      'Nous {{#refund.charged}}vous avons envoyé le remboursement des{{/refund.charged}}{{#refund.notCharged}}avons annulé les{{/refund.notCharged}} articles ci-dessous de votre commande {{orderRef}} du {{placedOn}}.',
    BACKORDER_CONFIRMED:
      'Merci pour votre commande {{orderRef}} du {{placedOn}}. Les articles ci-dessous ne sont pas en stock : nous attendons leur arrivée et vous avons inscrit dans la file d’attente.',
    DATE_MOVED:
      'Nous avons du nouveau sur la date à laquelle nous attendons les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}}. Vous n’avez rien à faire.',
    GOODS_ARRIVED:
      'Bonne nouvelle : les articles ci-dessous de votre commande {{orderRef}} du {{placedOn}} sont arrivés et mis de côté pour vous. Nous vous préviendrons de leur expédition.',
    SHIPPED: 'Nous avons expédié de votre commande {{orderRef}} du {{placedOn}} :',
    FOLLOW_UP: 'Il y a quelques jours, nous avons expédié de votre commande {{orderRef}} du {{placedOn}} :',
  },
  words: {
    greeting: both('Bonjour{{#recipientName}} {{recipientName}}{{/recipientName}},'),
    line: both('{{quantity}} × {{sku}} (ligne {{lineNo}})'),
    promisedBy: both('Expédition promise au plus tard le {{promisedBy}}.'),
    movedTo: both('Nouvelle date d’expédition : {{revisedShipDate}}.'),
    expected: both('Attendu chez nous d’ici au : {{revisedShipDate}}.'),
    zone: both('Chaque jour nommé ici se termine à minuit dans le fuseau horaire {{timeZone}}.'),
    goodwillIntro: both('Avec nos excuses, nous vous offrons :'),
    goodwill: both('{{.}}'),
    goodwillOffer: both('{{description}}{{#validUntil}}, jusqu’au {{validUntil}} inclus{{/validUntil}}'),
    substitutesIntro: both(
      'Si vous préférez, vous pouvez recevoir à la place l’un de ces articles. À vous de choisir :',
    ),
    substitute: both('{{description}} ({{sku}})'),
    page: pageWording('Votre commande à tout moment :', 'Voir ma commande'),
    signature,
    refundComing: both('Votre remboursement de {{refund.amount}} est en route.'),
    refundDue: both('Si vous les avez payés, nous vous rembourserons sans tarder.'),
    refundSent: both('Nous avons envoyé {{refund.amount}} le {{refund.sentOn}}.'),
    refundForm: both(
      '{{#refund.toOriginal}}Le montant est rendu par le moyen de paiement utilisé.{{/refund.toOriginal}}{{#refund.inCash}}Vous recevrez le montant en espèces, par chèque ou par mandat.{{/refund.inCash}}{{#refund.byCreditMemo}}Le montant est porté au crédit du compte débité.{{/refund.byCreditMemo}}',
    ),
    notCharged: both('Rien ne vous a été facturé, et nous n’avons rien fait qui puisse entraîner un débit.'),
    carrier: both('Transporteur : {{shipment.carrier}}.'),
    tracking: both('Numéro de suivi : {{shipment.tracking}}'),
    shippedLine: both('{{quantity}} × {{sku}} (ligne {{lineNo}})'),
    stillToCome: both('Encore en attente :'),
    allWell: both(
      'Nous espérons que tout est bien arrivé. S’il manque quelque chose ou si un article est abîmé, répondez simplement à ce message.',
    ),
    silenceConsents: strong(
      'Si vous n’annulez pas avant l’expédition et avant la fin du {{revisedShipDate}}, nous considérerons que vous acceptez d’attendre jusque-là.',
    ),
    silenceCancels: strong(
      'Si, à la fin du {{silenceCancelsOn}}, nous ne l’avons pas expédié et n’avons pas reçu votre accord sur le retard, il sera annulé et vous serez remboursé sans tarder.',
    ),
    answer,
  },
  clauses: {
    cancelRight: both(
      'Vous avez le droit d’annuler les articles retardés. Nous vous rembourserons alors sans tarder ce que vous avez payé pour eux. Vous n’avez pas à donner de raison.',
    ),
    choice: strong(
      'Vous avez le choix : accepter le retard et garder votre commande, ou annuler et être remboursé sans tarder.',
    ),
    revisedDate: both('Nous l’expédierons au plus tard le {{revisedShipDate}}.'),
    noDate: both('Nous ne pouvons pas donner de date d’expédition pour cet article.'),
    reason: both('Raison du retard : {{reason}}'),
    silenceConsent: strong(
      'Si vous ne répondez pas : sauf si nous recevons votre annulation avant l’expédition et avant la fin du {{revisedShipDate}}, nous considérerons que vous acceptez ce retard.',
    ),
    autoCancel: strong(
      'Si vous ne répondez pas : votre commande de cet article sera annulée automatiquement et vous serez remboursé sans tarder, sauf si, à la fin du {{silenceCancelsOn}}, nous l’avons expédié ou avons reçu votre accord sur le retard.',
    ),
    autoCancelRenewed: strong(
      'Si vous ne répondez pas : sauf si nous recevons votre accord sur ce nouveau retard avant la fin du {{silenceCancelsOn}}, votre commande de cet article sera annulée, si nous ne l’avons pas expédié d’ici là, et vous serez remboursé sans tarder.',
    ),
    continuingCancel: both(
      'Si vous acceptez d’attendre sans date, vous gardez le droit d’annuler : à tout moment jusqu’à l’expédition effective, avec un remboursement sans tarder.',
    ),
    freeAnswer: answer,
    advanceConsentToDate: both(
      'Vous pouvez aussi accepter dès maintenant un nouveau retard éventuel, jusqu’au {{advanceConsentDate}} au plus tard. Nous ne considérons que vous acceptez que si vous nous le dites.',
    ),
    advanceConsentIndefinite: both(
      'Vous pouvez aussi accepter dès maintenant un nouveau retard éventuel, sans date. Nous ne considérons que vous acceptez que si vous nous le dites, et vous pourrez encore annuler à tout moment après la date ci-dessus jusqu’à l’expédition effective, avec un remboursement sans tarder.',
    ),
  },
};
