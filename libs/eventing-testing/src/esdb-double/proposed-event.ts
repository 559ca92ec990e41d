/** An event as a client proposes it. The bytes are kept as they came: a server does not understand them either. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface Payload extends ProposedEvent {
  /** Milliseconds since 1970. */
  readonly created: number;
}
