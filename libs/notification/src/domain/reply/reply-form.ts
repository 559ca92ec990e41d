/** What a buyer may answer for a line. `KEEP_FURTHER` agrees to a further delay as well (16 CFR 435.2(b)(1)(iv)). */
export const REPLY_CHOICES = ['KEEP', 'KEEP_FURTHER', 'CANCEL', 'SUBSTITUTE'] as const;
export type ReplyChoice = (typeof REPLY_CHOICES)[number];

export interface ReplyAnswer {
  readonly lineNo: number;
  readonly choice: ReplyChoice;
  /** What is accepted in place of the line; only of `SUBSTITUTE`. */
  readonly substituteSku: string | null;
}

export interface ReplyForm {
  readonly token: string;
  /** One for each line that was answered, in the order of the lines. */
  readonly answers: readonly ReplyAnswer[];
}

const FIELD = /^line-([1-9]\d{0,6})$/;

export function fieldOfLine(lineNo: number): string {
  return `line-${lineNo}`;
}

export function valueOfChoice(choice: ReplyChoice, substituteSku: string | null = null): string {
  return substituteSku === null ? choice : `${choice}:${substituteSku}`;
}

/**
 * What the page's form sends. Null if no page of ours sent it. Whether the choices were offered is for the order to say.
 */
export function readReplyForm(fields: Iterable<readonly [string, string]>): ReplyForm | null {
  let token: string | null = null;
  const answers = new Map<number, ReplyAnswer>();
  for (const [name, value] of fields) {
    const lineNo = Number(FIELD.exec(name)?.[1] ?? 0);
    if (name === 'token' && token === null) token = value;
    else {
      const answer = lineNo > 0 && !answers.has(lineNo) ? answerOf(lineNo, value) : null;
      if (!answer) return null;
      answers.set(lineNo, answer);
    }
  }
  if (token === null) return null;
  return { token, answers: [...answers.values()].sort((one, other) => one.lineNo - other.lineNo) };
}

function answerOf(lineNo: number, value: string): ReplyAnswer | null {
  const [name, ...rest] = value.split(':');
  const choice = REPLY_CHOICES.find((each) => each === name);
  const sku = rest.length > 0 ? rest.join(':') : null;
  if (!choice || (choice === 'SUBSTITUTE') !== (sku !== null) || sku === '') return null;
  return { lineNo, choice, substituteSku: sku };
}
