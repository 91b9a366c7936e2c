import type { MailMessage } from '../../domain/mail-reading.ts';
import { plain } from '../reading/plain.ts';

/** Somebody in the head of a mail, as the page writes it. */
export type Person = MailMessage['from'];

const LONGEST_NAME = 200;
const LONGEST_ADDRESS = 254;
/** Characters of one list of people that are looked at. */
export const MOST_TEXT = 20_000;

/** An address in a text; also internationalised ones, which are no less addresses. */
const ADDRESS =
  /[^\s<>()[\]",;:\\@]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.)+[\p{L}][\p{L}\p{N}-]{1,62}/u;

/** The first address in a text. */
export const addressIn = (text: string): string | undefined =>
  text.includes('@') ? ADDRESS.exec(text)?.[0]?.slice(0, LONGEST_ADDRESS) : undefined;

/** All of them. */
export const addressesIn = (text: string): string[] =>
  [...text.slice(0, 1_000).matchAll(new RegExp(ADDRESS, 'gu'))].map(([address]) => address);

const SEPARATOR = /[,;\n]/;

/** `Ana Sol <ana@north.example>, "Lee, Bo" <bo@north.example>; cy@north.example`: the people of a list, in its sequence. */
export function peopleIn(text: string): Person[] {
  const people: Person[] = [];
  let part = '';
  let quoted = false;
  let depth = 0;
  for (const sign of `${text.slice(0, MOST_TEXT)},`) {
    if (sign === '"') quoted = !quoted;
    if (sign === '<' || sign === '(') depth++;
    if (sign === '>' || sign === ')') depth = Math.max(0, depth - 1);
    const ends = SEPARATOR.test(sign) && ((!quoted && depth === 0) || part.length > LONGEST_NAME * 2);
    if (!ends) {
      part += sign;
      continue;
    }
    const person = personIn(part);
    if (person) people.push(person);
    part = '';
    quoted = false;
    depth = 0;
  }
  return people;
}

/** One person: `Ana Sol <ana@north.example>`, `ana@north.example (Ana Sol)`, an address or a name alone. */
export function personIn(text: string): Person | undefined {
  const said = plain(text);
  // An address in brackets at the end is the one that counts: whoever sends may be called like somebody's address.
  const [, called = '', bracketed = ''] = /^(.*)<([^<>]*)>\W*$/.exec(said) ?? [];
  const told = addressIn(bracketed);
  if (told !== undefined) {
    const name =
      called.includes('<') || called.toLowerCase().includes(told.toLowerCase()) ? '' : nameIn(called);
    return { ...(name && { name }), address: told };
  }
  const address = addressIn(said);
  const rest = address === undefined ? said : said.replace(address, ' ');
  // What names two addresses is not one person's name.
  const name = address !== undefined && addressIn(rest) ? '' : nameIn(rest);
  if (address === undefined && !name) return undefined;
  return { ...(name && { name }), ...(address && { address }) };
}

/** A name without the brackets and quotes around it; empty where only signs are left. */
function nameIn(text: string): string {
  const name = plain(text.replace(/[<>]|\(\s*\)|\[\s*\]|^\W*mailto:/gi, ' '))
    .replace(/^["'“”„«‹(\s:]+|["'“”»›)\s,;:]+$/g, '')
    .slice(0, LONGEST_NAME);
  return /[\p{L}\p{N}]/u.test(name) ? name : '';
}
