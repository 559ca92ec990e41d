import type { RecordedEvent } from '#eventing';
import type { streams } from './wire.js';

type Options = streams.ReadReq.Options.FilterOptions;

/** The server's window when the client names none. */
const WINDOW = 32;

export interface EventFilter {
  readonly matches: (event: RecordedEvent) => boolean;
  /** Events looked at in one go. */
  readonly window: number;
  /** A checkpoint after so many events, whether they match or not. */
  readonly checkpointEvery: number;
}

export function eventFilter(options: Options): EventFilter {
  const window = options.hasMax() ? options.getMax() : WINDOW;
  const ofType = options.getEventType();
  const expression = ofType ?? options.getStreamIdentifier();
  const fits = expression ? test(expression) : () => true;
  return {
    matches: (event) => fits(ofType ? event.type : event.stream),
    window,
    checkpointEvery: window * Math.max(1, options.getCheckpointintervalmultiplier()),
  };
}

function test(expression: streams.ReadReq.Options.FilterOptions.Expression): (text: string) => boolean {
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (text) => prefixes.some((prefix) => text.startsWith(prefix));
  const pattern = new RegExp(expression.getRegex());
  return (text) => pattern.test(text);
}
