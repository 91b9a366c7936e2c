import type { Company } from './company.ts';
import type { Maker } from './known-senders.ts';
import { type Draw, letter, orderOf, quoted, stranger } from './letter.ts';

const turn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;
const is = ({ id }: Company) => ({ of: 'partner', id }) as const;
const tie = (...among: readonly Company[]) => ({ of: 'tie', among: among.map(({ id }) => id) }) as const;

const GROUP = ['880010', '880011', '880012'];
const AGENCY = ['880020', '880021'];
const AGENT = 'Orla Fenn <orla@fenn-agency.example>';
const groupOf = (draw: Draw) => GROUP.map(draw.byId);

/** Addresses and domains that several partners share, with and without what tells them apart. */
export const SHARED: Readonly<Record<string, readonly [count: number, make: Maker]>> = {
  'a domain of three': [
    15,
    (draw) => ({
      letter: letter(draw, stranger(draw, 'selvane.example')),
      answer: tie(...groupOf(draw)),
    }),
  ],
  'a domain of two records': [
    8,
    (draw) => {
      const twins = draw.suppliers.filter(({ domain }) => domain === 'ostrel-metall-gmbh.example');
      return { letter: letter(draw, stranger(draw, 'ostrel-metall-gmbh.example')), answer: tie(...twins) };
    },
  ],
  'a domain of three, with an order of one': [
    12,
    (draw, at) => {
      const company = draw.byId(turn(GROUP, at));
      const body = `Your PO ${orderOf(draw, company)} is packed.`;
      return { letter: letter(draw, stranger(draw, 'selvane.example'), { body }), answer: is(company) };
    },
  ],
  'a domain of three, with orders of two': [
    8,
    (draw, at) => {
      const [a, b] = [draw.byId(turn(GROUP, at)), draw.byId(turn(GROUP, at + 1))];
      const body = `Your PO ${orderOf(draw, a)} and PO ${orderOf(draw, b)} are packed.`;
      return { letter: letter(draw, stranger(draw, 'selvane.example'), { body }), answer: tie(a, b) };
    },
  ],
  'a domain of three, with an order of one answered': [
    8,
    (draw, at) => {
      const company = draw.byId(turn(GROUP, at));
      const body = quoted(`Please confirm PO ${orderOf(draw, company)}.`);
      const subject = `AW: PO ${orderOf(draw, company)}`;
      return {
        letter: letter(draw, stranger(draw, 'selvane.example'), { body, subject }),
        answer: tie(...groupOf(draw)),
      };
    },
  ],
  'an agent of two': [8, (draw) => ({ letter: letter(draw, AGENT), answer: tie(...AGENCY.map(draw.byId)) })],
  'an agent of two, with an order of one': [
    8,
    (draw, at) => {
      const company = draw.byId(turn(AGENCY, at));
      return {
        letter: letter(draw, AGENT, { body: `PO ${orderOf(draw, company)} is late.` }),
        answer: is(company),
      };
    },
  ],
  "a domain of three, with another's order": [
    2,
    (draw, at) => {
      const [company, sister] = [draw.byId(turn(GROUP, at)), draw.byId(turn(GROUP, at + 1))];
      const body = `Re your PO ${orderOf(draw, sister)}.`;
      return { letter: letter(draw, stranger(draw, 'selvane.example'), { body }), answer: is(company) };
    },
  ],
  "a contact's name in a domain of three, with another's order": [
    6,
    (draw, at) => {
      const [company, sister] = [draw.byId(turn(GROUP, at)), draw.byId(turn(GROUP, at + 1))];
      const from = `${company.people[0]?.name} <office@selvane.example>`;
      return {
        letter: letter(draw, from, { body: `PO ${orderOf(draw, sister)}.` }),
        answer: tie(company, sister),
      };
    },
  ],
};
