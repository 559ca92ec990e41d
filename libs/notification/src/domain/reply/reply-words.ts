/** What the reply pages say. Functions take what is already written out in the language. */
export interface ReplyWords {
  readonly title: (orderRef: string) => string;
  readonly intro: (seller: string) => string;
  readonly reason: (reason: string) => string;
  readonly line: (quantity: number, sku: string, lineNo: number) => string;
  readonly promised: (date: string) => string;
  readonly revised: (date: string) => string;
  readonly noDate: string;
  readonly silenceConsents: (date: string) => string;
  readonly silenceCancels: (date: string) => string;
  readonly zone: (timeZone: string) => string;
  readonly choose: string;
  readonly keepUntil: (date: string) => string;
  readonly keepOpen: string;
  readonly keepFurtherUntil: (date: string) => string;
  readonly keepFurtherOpen: string;
  readonly cancel: string;
  readonly substitute: (description: string, sku: string) => string;
  /** Of other goods: nothing is charged without consent. */
  readonly substituteTerms: string;
  readonly rights: string;
  readonly continuingRight: string;
  readonly confirm: string;
  readonly nothingChosen: string;
  readonly doneTitle: string;
  readonly recordedAt: (seller: string, instant: string) => string;
  readonly doneKeep: string;
  readonly doneKeepFurther: string;
  readonly doneCancel: string;
  readonly doneSubstitute: (sku: string) => string;
  readonly doneNext: string;
  readonly refusedTitle: string;
  readonly refusedInvalid: string;
  readonly refusedExpired: string;
  readonly refusedUsed: string;
  readonly refusedNext: string;
  readonly tooLateTitle: string;
  readonly tooLateShipped: string;
  readonly tooLateCancelled: string;
  readonly contact: (seller: string, replyAddress: string) => string;
}
