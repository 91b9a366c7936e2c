import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** One mail of a set, written by hand, with its truth. */
export interface LabelledMail {
  /** `first 12`: the set and the mail's place in it. */
  name: string;
  language: string;
  /** What of it contradicts the records, or `clean`. */
  label: string;
  to: string;
  subject: string;
  /** HTML where it begins with a tag, else plain text. */
  body: string;
}

const heading = /^# (\w\w) ([\w-]+)(?: to=(\S+))?$/;

/** The mails of a set: `# language label to=address`, perhaps `Subject: …`, then the text. */
export function readMails(set: string): LabelledMail[] {
  const text = readFileSync(resolve(import.meta.dirname, `mails/${set}.txt`), 'utf8');
  return text
    .split(/^(?=# )/m)
    .filter((part) => part.trim() !== '')
    .map((part, at) => {
      const [first = '', ...rest] = part.trim().split('\n');
      const [, language = '', label = '', to = 'ana@north.example'] = heading.exec(first) ?? [];
      if (label === '') throw new Error(`${set} ${at + 1}: "${first}" is no heading`);
      const subject = rest[0]?.startsWith('Subject: ') ? (rest.shift() ?? '').slice(9) : '';
      return { name: `${set} ${at + 1}`, language, label, to, subject, body: rest.join('\n') };
    });
}
