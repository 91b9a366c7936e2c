import type { Maker } from './known-senders.ts';
import { letter, orderOf } from './letter.ts';

/** Ways to write a domain that passes for another at a glance; null where the name does not allow it. */
const DISGUISES: Readonly<Record<string, (name: string, suffix: string, at: number) => string | null>> = {
  'another ending': (name, _, at) => `${name}.${['com', 'co', 'net', 'co.uk', 'eu'][at % 5]}`,
  'a letter more': (name, suffix, at) => {
    const place = 1 + (at % (name.length - 1));
    return `${name.slice(0, place)}${name[place - 1]}${name.slice(place)}.${suffix}`;
  },
  'a letter fewer': (name, suffix, at) => {
    const place = 1 + (at % (name.length - 2));
    return `${name.slice(0, place)}${name.slice(place + 1)}.${suffix}`;
  },
  'two letters exchanged': (name, suffix, at) => {
    for (let step = 0; step < name.length; step++) {
      const place = 1 + ((at + step) % (name.length - 2));
      const [a, b] = [name[place] ?? '', name[place + 1] ?? ''];
      if (a !== b && a !== '-' && b !== '-')
        return `${name.slice(0, place)}${b}${a}${name.slice(place + 2)}.${suffix}`;
    }
    return null;
  },
  'a digit for a letter': (name, suffix) => replaced(name, suffix, { o: '0', l: '1', e: '3', s: '5' }),
  'a letter of Cyrillic': (name, suffix) =>
    replaced(name, suffix, { a: 'а', e: 'е', o: 'о', c: 'с', x: 'х' }),
  'a letter of Cyrillic, as Punycode': (name, suffix) => {
    const drawn = replaced(name, suffix, { o: 'о', a: 'а', e: 'е', p: 'р' });
    return drawn && new URL(`http://${drawn}`).hostname;
  },
  'a letter with a mark': (name, suffix) =>
    replaced(name, suffix, { o: 'ö', a: 'á', e: 'ē', u: 'ü', n: 'ñ' }),
  'rn for m': (name, suffix) => replaced(name, suffix, { m: 'rn', w: 'vv' }),
  'a hyphen put in': (name, suffix, at) => {
    const place = 2 + (at % (name.length - 3));
    return `${name.slice(0, place)}-${name.slice(place)}.${suffix}`;
  },
  'a dot put in': (name, suffix, at) => {
    const place = 2 + (at % (name.length - 3));
    return `${name.slice(0, place)}.${name.slice(place)}.${suffix}`.replace('-.', '.').replace('.-', '.');
  },
  'a word of business': (name, _, at) =>
    `${name}${['-billing.com', '-invoices.net', 'payments.com', '-group.com'][at % 4]}`,
  'a word before': (name, _, at) => `${['secure-', 'office-', 'accounts-'][at % 3]}${name}.com`,
  'the ending built in': (name, suffix) => `${name}-${suffix}.com`,
  'the domain before another': (name, suffix) => `${name}.${suffix}.mail-login.com`,
};

function replaced(name: string, suffix: string, letters: Readonly<Record<string, string>>): string | null {
  for (const [from, to] of Object.entries(letters))
    if (name.includes(from)) return `${name.replace(from, to)}.${suffix}`;
  return null;
}

/** Each disguise worn by contacts of several suppliers, with their orders and signatures: all that a fraud would know. */
export const LOOK_ALIKES: Readonly<Record<string, readonly [count: number, make: Maker]>> =
  Object.fromEntries(
    Object.entries(DISGUISES).map(([how, disguise]) => [
      `look-alike: ${how}`,
      [4, disguisedBy(disguise)] as const,
    ]),
  );

function disguisedBy(disguise: (typeof DISGUISES)[string]): Maker {
  return (draw, at) => {
    for (let step = 0; ; step++) {
      const company = draw.story[(at * 3 + step) % draw.story.length];
      if (!company || step > draw.story.length) throw new Error('No name can be disguised so.');
      const [person] = company.people;
      const [local = '', domain = ''] = (person?.email ?? '').split('@');
      const dot = domain.indexOf('.');
      const worn = disguise(domain.slice(0, dot), domain.slice(dot + 1), at);
      if (worn === null) continue;
      const body = `PO ${orderOf(draw, company)} must be paid to our new account.`;
      const signed = [person?.name ?? '', company.name, person?.email ?? ''];
      return {
        letter: letter(draw, `${person?.name} <${local}@${worn}>`, { body, signed }),
        answer: { of: 'look-alike' },
      };
    }
  };
}
