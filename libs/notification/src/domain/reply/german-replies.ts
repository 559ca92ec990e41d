import type { ReplyWords } from './reply-words.js';

export const germanReplies: ReplyWords = {
  title: (orderRef) => `Ihre Bestellung ${orderRef} verzögert sich`,
  intro: (seller) =>
    `${seller} kann nicht wie zugesagt versenden. Behalten oder stornieren: Sie haben die Wahl, und sie kostet nichts.`,
  reason: (reason) => `Grund der Verzögerung: ${reason}`,
  line: (quantity, sku, lineNo) => `${quantity} × ${sku} (Position ${lineNo})`,
  promised: (date) => `Zugesagter Versand: spätestens ${date}.`,
  revised: (date) => `Neuer Termin: Versand spätestens am ${date}.`,
  noDate: 'Ein Termin für den Versand kann nicht genannt werden.',
  silenceConsents: (date) =>
    `Wenn Sie nicht antworten: Sofern Ihre Stornierung nicht vor dem Versand und vor dem Ende des ${date} eintrifft, gilt das als Zustimmung zu dieser Verzögerung.`,
  silenceCancels: (date) =>
    `Wenn Sie nicht antworten: Der Artikel wird storniert, und Sie erhalten unverzüglich Ihr Geld zurück, es sei denn, dass er bis zum Ende des ${date} versandt wurde oder Ihre Zustimmung eingetroffen ist.`,
  zone: (timeZone) => `Jeder hier genannte Tag endet um Mitternacht in der Zeitzone ${timeZone}.`,
  choose: 'Ihre Wahl',
  keepUntil: (date) => `Behalten: Ich bin bereit, bis zum ${date} zu warten`,
  keepOpen: 'Behalten: Ich bin bereit, ohne Termin zu warten',
  keepFurtherUntil: (date) => `Behalten, und ich stimme einer weiteren Verzögerung bis längstens ${date} zu`,
  keepFurtherOpen: 'Behalten, und ich stimme einer weiteren Verzögerung ohne Termin zu',
  cancel: 'Stornieren und unverzüglich Geld zurück',
  substitute: (description, sku) => `Stattdessen möchte ich: ${description} (${sku})`,
  substituteTerms:
    'Was Sie stattdessen wählen, kostet Sie nicht mehr als das Bestellte; kostet es weniger, erhalten Sie die Differenz zurück.',
  rights:
    'Sie haben das Recht, verzögerte Artikel zu stornieren und unverzüglich zurückzuerhalten, was Sie dafür bezahlt haben.',
  continuingRight:
    'Wenn Sie ohne Termin warten möchten, können Sie weiterhin jederzeit stornieren, bis tatsächlich versandt wird, mit unverzüglicher Erstattung.',
  confirm: 'Meine Wahl bestätigen',
  nothingChosen: 'Es wurde noch nichts festgehalten: Bitte treffen Sie zuerst eine Wahl.',
  doneTitle: 'Danke, Ihre Antwort ist da',
  recordedAt: (seller, instant) => `${seller} hat am ${instant} festgehalten:`,
  doneKeep: 'Behalten: Sie haben der Verzögerung zugestimmt.',
  doneKeepFurther: 'Behalten: Sie haben der Verzögerung und einer weiteren zugestimmt.',
  doneCancel: 'Storniert: Sie erhalten unverzüglich Ihr Geld zurück.',
  doneSubstitute: (sku) => `Ersetzt, wie gewünscht, durch ${sku}.`,
  doneNext: 'Sie müssen nichts weiter tun. Bewahren Sie diese Seite auf, wenn Sie einen Beleg möchten.',
  refusedTitle: 'Dieser Link öffnet nichts',
  refusedInvalid: 'Er ist unvollständig oder nicht von uns. Es wurde nichts geändert.',
  refusedExpired: 'Seine Zeit ist abgelaufen. Es wurde nichts geändert.',
  refusedUsed:
    'Er wurde bereits benutzt, und die Antwort von damals ist festgehalten. Jetzt wurde nichts geändert.',
  refusedNext:
    'Bitte öffnen Sie den Link in der neuesten Nachricht, die Sie haben; wenn Sie ihn kopieren, dann vollständig. Sie können auch auf jene Nachricht antworten: Die Antwort wird gelesen und kostet nichts.',
  tooLateTitle: 'Hier kann nicht mehr gewählt werden',
  tooLateShipped:
    'Die Ware ist bereits versandt. Wenn Sie sie nicht mehr möchten, fragen Sie bitte den Verkäufer nach einer Rückgabe.',
  tooLateCancelled:
    'Es ist bereits storniert. Falls Sie bezahlt haben, erhalten Sie unverzüglich Ihr Geld zurück.',
  contact: (seller, replyAddress) => `${seller}, ${replyAddress}`,
};
