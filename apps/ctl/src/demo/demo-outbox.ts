import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Mail {
  readonly subject: string;
  /** Path of the page on which it can be answered; empty where it asks nothing. */
  readonly link: string;
}

/** The mails that would have gone out, as files that mail programs open. */
export class DemoOutbox {
  constructor(readonly folder: string) {}

  find(subject: RegExp): Mail | null {
    return this.mails().find((mail) => subject.test(mail.subject)) ?? null;
  }

  private mails(): readonly Mail[] {
    try {
      const names = readdirSync(this.folder).filter((name) => name.endsWith('.eml'));
      return names.map((name) => mailOf(readFileSync(join(this.folder, name), 'utf8')));
    } catch {
      return []; // nothing was sent yet
    }
  }
}

function mailOf(raw: string): Mail {
  const unfolded = raw.replaceAll(/\r\n[ \t]/g, ' ');
  const decoded = raw.replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return {
    subject: (/^Subject: (.*)$/m.exec(unfolded)?.[1] ?? '').trim(),
    link: /(\/r\/[A-Za-z0-9._-]+)/.exec(decoded)?.[1] ?? '',
  };
}
