import type { ReplyWords } from './reply-words.js';

export const englishReplies: ReplyWords = {
  title: (orderRef) => `Your order ${orderRef} is delayed`,
  intro: (seller) =>
    `${seller} cannot ship as promised. Keep your order or cancel it: the choice is yours, and free.`,
  reason: (reason) => `Reason for the delay: ${reason}`,
  line: (quantity, sku, lineNo) => `${quantity} × ${sku} (line ${lineNo})`,
  promised: (date) => `Promised to ship by: ${date}.`,
  revised: (date) => `New date: will ship on or before ${date}.`,
  noDate: 'No date can be given by which it will ship.',
  silenceConsents: (date) =>
    `If you do not answer: unless your cancellation arrives before it ships, and before the end of ${date}, you are taken to agree to this delay.`,
  silenceCancels: (date) =>
    `If you do not answer: it will be cancelled, with a prompt refund, unless by the end of ${date} it has shipped or your consent has arrived.`,
  zone: (timeZone) => `Every day named here ends at midnight in the time zone ${timeZone}.`,
  choose: 'Your choice',
  keepUntil: (date) => `Keep it: I agree to wait until ${date}`,
  keepOpen: 'Keep it: I agree to wait without a date',
  keepFurtherUntil: (date) => `Keep it, and I agree to a further delay until ${date} at the latest`,
  keepFurtherOpen: 'Keep it, and I agree to a further delay without a date',
  cancel: 'Cancel it and send me a prompt refund',
  substitute: (description, sku) => `Send me this instead: ${description} (${sku})`,
  substituteTerms:
    'What you choose instead costs you no more than what you ordered; if it costs less, you get the difference back.',
  rights: 'You have the right to cancel what is delayed, and to a prompt refund of what you paid for it.',
  continuingRight:
    'If you agree to wait without a date, you can still cancel at any time until it actually ships, with a prompt refund.',
  confirm: 'Confirm my choice',
  nothingChosen: 'Nothing has been recorded yet: please make a choice first.',
  doneTitle: 'Thank you, we have your answer',
  recordedAt: (seller, instant) => `${seller} recorded this on ${instant}:`,
  doneKeep: 'Kept: you agreed to the delay.',
  doneKeepFurther: 'Kept: you agreed to the delay, and to a further one.',
  doneCancel: 'Cancelled: you will get a prompt refund.',
  doneSubstitute: (sku) => `Replaced, as you chose, by ${sku}.`,
  doneNext: 'You need do nothing more. Keep this page if you want a record.',
  refusedTitle: 'This link does not open anything',
  refusedInvalid: 'It is not complete, or not one of ours. Nothing was changed.',
  refusedExpired: 'Its time is over. Nothing was changed.',
  refusedUsed:
    'It has been used already, and the answer that was given then is on record. Nothing was changed now.',
  refusedNext:
    'Please open the link in the newest message you have, and copy all of it if you copy it. You can also reply to that message: a reply is read, and costs nothing.',
  tooLateTitle: 'It is too late to choose here',
  tooLateShipped:
    'It has already shipped. If you do not want it any more, please ask the seller about returns.',
  tooLateCancelled: 'It has already been cancelled. If you paid for it, you get a prompt refund.',
  contact: (seller, replyAddress) => `${seller}, ${replyAddress}`,
};
