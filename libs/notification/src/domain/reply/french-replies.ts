import type { ReplyWords } from './reply-words.js';

export const frenchReplies: ReplyWords = {
  title: (orderRef) => `Votre commande ${orderRef} a du retard`,
  intro: (seller) =>
    `${seller} ne peut pas expédier comme promis. Garder votre commande ou l’annuler : à vous de choisir, sans frais.`,
  reason: (reason) => `Raison du retard : ${reason}`,
  line: (quantity, sku, lineNo) => `${quantity} × ${sku} (ligne ${lineNo})`,
  promised: (date) => `Expédition promise au plus tard le ${date}.`,
  revised: (date) => `Nouvelle date : expédition au plus tard le ${date}.`,
  noDate: 'Aucune date d’expédition ne peut être donnée.',
  silenceConsents: (date) =>
    `Si vous ne répondez pas : sauf si votre annulation arrive avant l’expédition et avant la fin du ${date}, vous êtes réputé accepter ce retard.`,
  silenceCancels: (date) =>
    `Si vous ne répondez pas : l’article sera annulé et remboursé sans tarder, sauf si, à la fin du ${date}, il est expédié ou votre accord est arrivé.`,
  zone: (timeZone) => `Chaque jour nommé ici se termine à minuit dans le fuseau horaire ${timeZone}.`,
  choose: 'Votre choix',
  keepUntil: (date) => `Garder : j’accepte d’attendre jusqu’au ${date}`,
  keepOpen: 'Garder : j’accepte d’attendre sans date',
  keepFurtherUntil: (date) => `Garder, et j’accepte un nouveau retard jusqu’au ${date} au plus tard`,
  keepFurtherOpen: 'Garder, et j’accepte un nouveau retard sans date',
  cancel: 'Annuler et me rembourser sans tarder',
  substitute: (description, sku) => `M’envoyer à la place : ${description} (${sku})`,
  substituteTerms:
    'Ce que vous choisissez à la place ne vous coûte pas plus que ce que vous avez commandé ; si c’est moins cher, la différence vous est remboursée.',
  rights:
    'Vous avez le droit d’annuler ce qui a du retard et d’être remboursé sans tarder de ce que vous avez payé pour cela.',
  continuingRight:
    'Si vous acceptez d’attendre sans date, vous pouvez encore annuler à tout moment jusqu’à l’expédition effective, avec un remboursement sans tarder.',
  confirm: 'Confirmer mon choix',
  nothingChosen: 'Rien n’est encore enregistré : veuillez d’abord faire un choix.',
  doneTitle: 'Merci, nous avons votre réponse',
  recordedAt: (seller, instant) => `${seller} a enregistré le ${instant} :`,
  doneKeep: 'Gardé : vous avez accepté le retard.',
  doneKeepFurther: 'Gardé : vous avez accepté le retard, et un nouveau retard éventuel.',
  doneCancel: 'Annulé : vous serez remboursé sans tarder.',
  doneSubstitute: (sku) => `Remplacé, comme vous l’avez choisi, par ${sku}.`,
  doneNext: 'Vous n’avez rien d’autre à faire. Conservez cette page si vous voulez une trace.',
  refusedTitle: 'Ce lien n’ouvre rien',
  refusedInvalid: 'Il est incomplet, ou n’est pas de nous. Rien n’a été changé.',
  refusedExpired: 'Son délai est écoulé. Rien n’a été changé.',
  refusedUsed: 'Il a déjà servi, et la réponse donnée alors est enregistrée. Rien n’a été changé à présent.',
  refusedNext:
    'Veuillez ouvrir le lien du message le plus récent que vous avez ; si vous le copiez, copiez-le en entier. Vous pouvez aussi répondre à ce message : la réponse est lue, et gratuite.',
  tooLateTitle: 'Il est trop tard pour choisir ici',
  tooLateShipped:
    'La commande est déjà expédiée. Si vous n’en voulez plus, veuillez demander un retour au vendeur.',
  tooLateCancelled: 'C’est déjà annulé. Si vous avez payé, vous serez remboursé sans tarder.',
  contact: (seller, replyAddress) => `${seller}, ${replyAddress}`,
};
