import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly secure: boolean;
  readonly raw: string;
}

interface Answers {
  /** What the server says to `RCPT TO`, `MAIL FROM` or the message; it takes them where nothing is said. */
  rcpt?: [number, string];
  mail?: [number, string];
  data?: [number, string];
}

/** A mail server within this process. */
export class SmtpReceiver {
  readonly received: ReceivedMail[] = [];
  answers: Answers = {};
  private readonly server: SMTPServer;

  constructor(options: { readonly tls: boolean; readonly login?: readonly [string, string] }) {
    this.server = new SMTPServer({
      logger: false,
      secure: false,
      authOptional: !options.login,
      disabledCommands: options.tls ? [] : ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        const [user, secret] = options.login ?? [];
        const right = username === user && password === secret;
        done(right ? null : new Error('who are you?'), right ? { user: username } : undefined);
      },
      onMailFrom: (_, __, done) => done(errorOf(this.answers.mail)),
      onRcptTo: (_, __, done) => done(errorOf(this.answers.rcpt)),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const error = errorOf(this.answers.data);
          if (error) return done(error);
          const { mailFrom, rcptTo } = session.envelope;
          this.received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            secure: session.secure,
            raw: Buffer.concat(chunks).toString('latin1'),
          });
          done(null, 'queued as Q1 for <jo@example.com>');
        });
      },
    });
    // A client that breaks off is a case of these tests, and no fault of the server.
    this.server.on('error', () => undefined);
  }

  async start(): Promise<number> {
    const listening = this.server.listen(0, '127.0.0.1');
    await new Promise((resolve) => listening.once('listening', resolve));
    const address = listening.address() as AddressInfo;
    return address.port;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

function errorOf(answer: [number, string] | undefined): Error | null {
  return answer ? Object.assign(new Error(answer[1]), { responseCode: answer[0] }) : null;
}
