import type { Company } from './company.ts';
import type { Maker } from './known-senders.ts';
import { contactOf, domainOf, letter, mailboxOf, nameOf, OWN, orderOf, other, stranger } from './letter.ts';

const turn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const _is = ({ id }: Company) => ({ of: 'partner', id }) as const;
const tie = (...among: readonly Company[]) => ({ of: 'tie', among: among.map(({ id }) => id) }) as const;
const NOBODY = { of: 'nobody' } as const;

const strangers = [
  'brightlane.example',
  'okto-software.example',
  'events.halberd.example',
  'quillon.example',
];
const carriers = ['parcelway.example', 'mail.swiftdrop.example', 'tracking.hauler.example'];

/** Honest names near those of partners: shared beginnings, endings and trades, two letters of a short name. */
const NEIGHBOURS = [
  'ostrava',
  'westmoor',
  'dunhall',
  'tavern',
  'brixton-forge',
  'castings',
  'pello',
  'wexford',
  'ostrich',
  'bearings',
  'halbrook',
  'north-castings',
  'coatings',
  'freight',
];

/** What nobody can tell from the mail alone, and who is in no record. */
export const OPEN: Readonly<Record<string, readonly [count: number, make: Maker]>> = {
  'on behalf of one, sent by another': [
    8,
    (draw, at) => {
      const company = turn(draw.story, at);
      const by = other(draw, company);
      const sender = by.people[0]?.email ?? '';
      return { letter: letter(draw, contactOf(company), { sender }), answer: tie(company, by) };
    },
  ],
  'the signature of another company': [
    8,
    (draw, at) => {
      const company = turn(draw.story, at);
      const of = other(draw, company);
      const signed = [nameOf(draw), of.name, of.people[0]?.email ?? ''];
      return {
        letter: letter(draw, stranger(draw, domainOf(company)), { signed }),
        answer: tie(company, of),
      };
    },
  ],
  'a small provider where a supplier has its mail': [
    8,
    (draw) => ({
      letter: letter(draw, stranger(draw, 'freeline.example')),
      answer: NOBODY,
    }),
  ],
  'a list that answers to a contact': [
    8,
    (draw, at) => {
      const company = turn(draw.story, at);
      const replyTo = contactOf(company);
      return { letter: letter(draw, 'list@lists.example', { replyTo }), answer: tie(company) };
    },
  ],
  'a company with a neighbouring name': [
    14,
    (draw, at) => ({
      letter: letter(draw, stranger(draw, `${turn(NEIGHBOURS, at)}.example`)),
      answer: NOBODY,
    }),
  ],
  'free mail with order and signature': [
    20,
    (draw, at) => {
      const company = turn(draw.story, at);
      const name = nameOf(draw);
      const host = turn(['gmail.com', 'gmx.de', 'outlook.com', 'yahoo.com', 'web.de'], at);
      const signed = [
        name,
        company.name,
        ...(company.vat ? [`VAT ${company.vat}`] : []),
        company.people[0]?.email ?? '',
      ];
      const body = `PO ${orderOf(draw, company)} leaves tomorrow.`;
      return {
        letter: letter(draw, `${name} <${mailboxOf(name)}@${host}>`, { body, signed }),
        answer: tie(company),
      };
    },
  ],
  'free mail with an order of ours, from nobody': [
    10,
    (draw, at) => {
      const order = orderOf(draw, turn(draw.story, at));
      const from = stranger(draw, turn(['gmail.com', 't-online.de'], at));
      return { letter: letter(draw, from, { body: `I read of PO ${order}.` }), answer: NOBODY };
    },
  ],
  'an unknown carrier with an order': [
    12,
    (draw, at) => {
      const body = `Parcel for PO ${orderOf(draw, turn(draw.story, at))}.`;
      return { letter: letter(draw, `Tracking <no-reply@${turn(carriers, at)}>`, { body }), answer: NOBODY };
    },
  ],
  'a newsletter': [
    15,
    (draw, at) => ({
      letter: letter(draw, `News <news@${turn(strangers, at)}>`, {
        subject: 'Offers in May',
        body: 'Ref 4500999999 and 20 % off.',
      }),
      answer: NOBODY,
    }),
  ],
  'an unknown company': [
    20,
    (draw, at) => ({
      letter: letter(draw, stranger(draw, `${turn(['mail.', '', 'eu.'], at)}${turn(strangers, at)}`), {
        body: 'Your order 4711-99 and our offer 2026-118.',
      }),
      answer: NOBODY,
    }),
  ],
  'ours among ourselves': [
    12,
    (draw, at) => ({
      letter: letter(draw, `${nameOf(draw)} <colleague@norvane.example>`, {
        body: at % 2 === 0 ? 'Lunch?' : `What of PO ${orderOf(draw, turn(draw.story, at))}?`,
      }),
      answer: { of: 'inside' },
    }),
  ],
  'written by us to two': [
    8,
    (draw, at) => {
      const [a, b] = [turn(draw.story, at), turn(draw.story, at + 1)];
      return { letter: letter(draw, OWN, { to: `${contactOf(a)}, ${contactOf(b)}` }), answer: tie(a, b) };
    },
  ],
  'a name that is not the address': [
    15,
    (draw, at) => {
      const company = turn(draw.story, at);
      const shown = turn(
        [company.people[0]?.email ?? '', company.name, `${nameOf(draw)} (${company.name})`],
        at,
      );
      const host = turn(['gmail.com', 'quick-offers.example', 'mx.brightlane.example'], at);
      const body = `PO ${orderOf(draw, company)}: we have a new bank account.`;
      return {
        letter: letter(draw, `"${shown}" <accounts${at}@${host}>`, { body }),
        answer: { of: 'forged' },
      };
    },
  ],
};
