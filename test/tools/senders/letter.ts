import type { Random } from '../sample/random.ts';
import type { Company } from './company.ts';

/** A mail as it is written, before it is one text. */
export interface Letter {
  from: string;
  sender?: string;
  replyTo?: string;
  to?: string;
  cc?: string;
  subject: string;
  body: string;
}

/** Who a mail is really from, or where we wrote it, whom it is for. */
export type Answer =
  /** One partner; it may be found without a question, or be one of those that are asked about. */
  | { of: 'partner'; id: string }
  /** Nobody can tell which of these: a person is asked. */
  | { of: 'tie'; among: string[] }
  /** Nobody of the records. */
  | { of: 'nobody' }
  /** Somebody who passes for another: never anybody, and warned of. */
  | { of: 'look-alike' }
  /** A name that shows what the address is not: never found without a question, and warned of. */
  | { of: 'forged' }
  /** Our own people among themselves. */
  | { of: 'inside' };

/** One mail of the set with its answer. */
export interface Case {
  name: string;
  letter: Letter;
  answer: Answer;
}

/** What makers of cases draw from. */
export interface Draw {
  random: Random;
  suppliers: readonly Company[];
  customers: readonly Company[];
  /** The suppliers of the story: names and domains that no other's resemble. */
  story: readonly Company[];
  byId: (id: string) => Company;
}

export const OWN = 'Remo Castelberg <remo.castelberg@norvane.example>';
const NAMES = [
  'Alva Astrelle',
  'Bero Bornvik',
  'Cille Drexan',
  'Dario Fornay',
  'Fenja Hovarth',
  'Goran Elmsbach',
];
const LINES = [
  'thank you for your message.',
  'please find the new dates below.',
  'could you confirm the delivery address?',
  'the goods left our works this morning.',
  'attached is what we spoke of.',
];

export const nameOf = ({ random }: Draw): string => random.pick(NAMES);
export const mailboxOf = (name: string): string => name.toLowerCase().replaceAll(' ', '.');
/** Somebody of a company whom the records do not know. */
export function stranger(draw: Draw, domain: string): string {
  const name = nameOf(draw);
  return `${name} <${mailboxOf(name)}@${domain}>`;
}

export function contactOf({ people }: Company): string {
  const [{ name, email } = { name: '', email: '' }] = people;
  return name === '' ? email : `${name} <${email}>`;
}

export const domainOf = ({ domain, people }: Company): string =>
  domain ?? people[0]?.email.split('@')[1] ?? '';
export const orderOf = ({ random }: Draw, { orders }: Company): string => random.pick(orders);

/** Another company than these. */
export function other(draw: Draw, ...not: readonly Company[]): Company {
  const rest = draw.suppliers.filter(
    ({ id, orders }) => orders.length > 0 && !not.some((each) => each.id === id),
  );
  return draw.random.pick(rest);
}

/** A letter to us with what is told, words that say nothing, and a signature. */
export function letter(draw: Draw, from: string, told: Partial<Letter> & { signed?: string[] } = {}): Letter {
  const { signed = [], body = '', ...rest } = told;
  const words = draw.random.pick(LINES);
  const end = signed.length > 0 ? `\n\n-- \n${signed.join('\n')}` : '';
  return {
    from,
    to: OWN,
    subject: 'Delivery',
    ...rest,
    body: `Hello,\n\n${words}\n${body}\n\nKind regards${end}\n`,
  };
}

/** What was written before, as clients quote it. */
export function quoted(text: string): string {
  return `On 3 May 2026 somebody wrote:\n${text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')}`;
}

export function forwarded(from: string, text: string): string {
  return `---------- Forwarded message ---------\nFrom: ${from}\nDate: 3 May 2026\nSubject: Delivery\n\n${text}`;
}

/** The mail as one text (RFC 5322, in UTF-8 throughout as RFC 6532 allows). */
export function textOf({ from, sender, replyTo, to, cc, subject, body }: Letter): string {
  const heads: [string, string | undefined][] = [
    ['From', from],
    ['Sender', sender],
    ['Reply-To', replyTo],
    ['To', to],
    ['Cc', cc],
    ['Subject', subject],
    ['Date', 'Thu, 7 May 2026 09:30:00 +0200'],
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Transfer-Encoding', '8bit'],
  ];
  const written = heads.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return `${written.join('\r\n')}\r\n\r\n${body.replaceAll('\n', '\r\n')}`;
}
