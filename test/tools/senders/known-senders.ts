import type { Company } from './company.ts';
import {
  type Case,
  contactOf,
  type Draw,
  domainOf,
  forwarded,
  letter,
  nameOf,
  OWN,
  orderOf,
  other,
  quoted,
  stranger,
} from './letter.ts';

/** Makes one case; `at` counts those of its kind. */
export type Maker = (draw: Draw, at: number) => Omit<Case, 'name'>;

const is = ({ id }: Company) => ({ of: 'partner', id }) as const;
const turn = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

/** Senders whom the records know, in the ways in which mail really shows them; with what may mislead. */
export const KNOWN: Readonly<Record<string, readonly [count: number, make: Maker]>> = {
  'a contact': [
    25,
    (draw, at) => {
      const company = turn(draw.suppliers, at * 3);
      return { letter: letter(draw, contactOf(company)), answer: is(company) };
    },
  ],
  'a contact by an alias': [
    12,
    (draw, at) => {
      const company = turn(draw.story, at);
      const [local, domain] = (company.people[0]?.email ?? '').split('@');
      const alias = at % 2 === 0 ? `${local}+orders` : `${local?.toUpperCase()}+po-2026`;
      return { letter: letter(draw, `${alias}@${domain}`), answer: is(company) };
    },
  ],
  'a new colleague': [
    30,
    (draw, at) => {
      const company = turn(draw.story, at);
      return { letter: letter(draw, stranger(draw, domainOf(company))), answer: is(company) };
    },
  ],
  'a sub-domain': [
    15,
    (draw, at) => {
      const company = turn(draw.story, at);
      const under = turn(['mail', 'erp', 'de', 'shipping.eu', 'noreply'], at);
      return { letter: letter(draw, stranger(draw, `${under}.${domainOf(company)}`)), answer: is(company) };
    },
  ],
  'a customer': [
    20,
    (draw, at) => {
      const company = turn(draw.customers, at);
      const from = at % 2 === 0 ? contactOf(company) : stranger(draw, domainOf(company));
      const body = `Our order ${orderOf(draw, company)}.`;
      return { letter: letter(draw, from, { body }), answer: is(company) };
    },
  ],
  "a contact with another's order": [
    15,
    (draw, at) => {
      const company = turn(draw.story, at);
      const wrong = orderOf(draw, other(draw, company));
      const body = `This is about PO ${wrong}.`;
      return {
        letter: letter(draw, contactOf(company), { body, subject: `PO ${wrong}` }),
        answer: is(company),
      };
    },
  ],
  "a new colleague with another's order": [
    12,
    (draw, at) => {
      const company = turn(draw.story, at);
      const body = `Re your PO ${orderOf(draw, other(draw, company))}.`;
      return { letter: letter(draw, stranger(draw, domainOf(company)), { body }), answer: is(company) };
    },
  ],
  'orders of others among what is answered': [
    15,
    (draw, at) => {
      const company = turn(draw.story, at);
      const body = quoted(
        `PO ${orderOf(draw, other(draw, company))}\nPO ${orderOf(draw, other(draw, company))}`,
      );
      return { letter: letter(draw, stranger(draw, domainOf(company)), { body }), answer: is(company) };
    },
  ],
  "a colleague of another's contact by name": [
    8,
    (draw, at) => {
      const company = turn(draw.story, at);
      const [person] = other(draw, company).people;
      const from = `${person?.name} <${person?.name.toLowerCase().replaceAll(' ', '.')}@${domainOf(company)}>`;
      return { letter: letter(draw, from), answer: is(company) };
    },
  ],
  'a carrier that writes of suppliers’ orders': [
    15,
    (draw, at) => {
      const carrier = draw.byId(turn(['880030', '880031'], at));
      const body = `Shipment for PO ${orderOf(draw, other(draw, carrier))} arrives tomorrow.`;
      return { letter: letter(draw, stranger(draw, domainOf(carrier)), { body }), answer: is(carrier) };
    },
  ],
  'sent on behalf of a contact': [
    12,
    (draw, at) => {
      const company = turn(draw.story, at);
      const sender = turn(
        ['robot@mailer.example', 'bounces@send-platform.example', 'ticket@desk.example'],
        at,
      );
      return { letter: letter(draw, contactOf(company), { sender }), answer: is(company) };
    },
  ],
  'forwarded by one of ours': [
    15,
    (draw, at) => {
      const company = turn(draw.story, at);
      const from = at % 2 === 0 ? contactOf(company) : stranger(draw, domainOf(company));
      const body = forwarded(from, `PO ${orderOf(draw, company)}`);
      const colleague = `${nameOf(draw)} <colleague@norvane.example>`;
      return { letter: letter(draw, colleague, { body, subject: 'Fwd: Delivery' }), answer: is(company) };
    },
  ],
  'forwarded by a partner': [
    10,
    (draw, at) => {
      const company = turn(draw.story, at);
      const source = other(draw, company);
      const body = forwarded(contactOf(source), `PO ${orderOf(draw, source)}`);
      return {
        letter: letter(draw, contactOf(company), { body, subject: 'WG: Delivery' }),
        answer: is(company),
      };
    },
  ],
  'written by us to one': [
    15,
    (draw, at) => {
      const company = turn([...draw.story, ...draw.customers], at);
      const to = at % 3 === 0 ? stranger(draw, domainOf(company)) : contactOf(company);
      return { letter: letter(draw, OWN, { to, cc: 'colleague@norvane.example' }), answer: is(company) };
    },
  ],
  'a name in another script': [
    10,
    (draw, at) => {
      const company = draw.byId(turn(['880040', '880041'], at));
      const domain =
        at % 4 < 2 ? domainOf(company) : turn(['xn--jastbrck-c6a.example', 'xn--rsund-uua.example'], at);
      return { letter: letter(draw, `info@${domain}`), answer: is(company) };
    },
  ],
};
