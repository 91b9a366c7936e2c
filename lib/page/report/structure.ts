import {
  attributeOf,
  dataOf,
  elementAfter,
  firstElementOf,
  isText,
  nameOf,
} from '../../sites/reading/nodes.ts';

/** Parts of a report: what is beyond is left out. */
const MOST_ELEMENTS = 20_000;
const MOST_DEPTH = 100;
const MOST_TOKENS = 12;
const MOST_TEXTS = 100_000;

/** Words that name parts of pages; a class made of others is dropped where the page also says that word. */
const VOCABULARY = new Set(
  (
    'action active address amount archive badge body bold button card cell center code color column confirm content control ' +
    'currency current customer data date delivered delivery description detail details empty field filter footer form grid group ' +
    'header heading hidden history image info inner input invoice item items label left line lines link list main menu message ' +
    'name navigation number open order orders outer page panel part parts price print product purchase quantity received right row ' +
    'rows search section select sent shipment shipments shipped size small sort state status store submit subtotal summary supplier ' +
    'tab table text title toolbar total track type unit value view wrap wrapper'
  ).split(' '),
);

/**
 * How a page is built, and nothing that it says: tags, classes, roles, the names of attributes, and ids that are plain words.
 * Texts, values, links, numbers, and classes and ids that repeat a word of the page are left out.
 */
export function structureOf(doc: Document): string {
  const said = wordsOf(doc);
  const parts: string[] = ['<!doctype html>\n'];
  let count = 0;
  const write = (element: Element, depth: number): void => {
    if (++count > MOST_ELEMENTS || depth > MOST_DEPTH) return;
    const tag = nameOf(element)
      .toLowerCase()
      .replace(/[^a-z-]/g, '0');
    parts.push(`${' '.repeat(depth)}<${tag}${attributesOf(element, said)}>\n`);
    for (let child = firstElementOf(element); child; child = elementAfter(child)) write(child, depth + 1);
    if (firstElementOf(element)) parts.push(`${' '.repeat(depth)}</${tag}>\n`);
  };
  write(doc.documentElement, 0);
  return parts.join('');
}

function attributesOf(element: Element, said: ReadonlySet<string>): string {
  return Element.prototype.getAttributeNames
    .call(element)
    .filter((name) => /^[a-z_:-]{1,40}$/.test(name) && !repeats(name, said))
    .map((name) => {
      const kept = keptOf(name, attributeOf(element, name) ?? '', said);
      return kept ? ` ${name}="${kept}"` : ` ${name}`;
    })
    .join('');
}

/** What is kept of an attribute's value: of most, nothing. */
function keptOf(name: string, value: string, said: ReadonlySet<string>): string {
  if (name === 'role') return /^[a-z]{1,30}$/.test(value) && !repeats(value, said) ? value : '';
  if (name === 'id') return /^[A-Za-z][A-Za-z_-]{0,40}$/.test(value) && !repeats(value, said) ? value : '';
  if (name !== 'class') return '';
  return value
    .split(/\s+/)
    .filter((token) => /^[\w-]{1,40}$/.test(token) && !repeats(token, said))
    .slice(0, MOST_TOKENS)
    .map((token) => token.replace(/\d+/g, '0'))
    .join(' ');
}

/** True where a name holds a word that the page says, other than a word for parts of pages. */
const repeats = (name: string, said: ReadonlySet<string>): boolean =>
  wordsIn(name.replace(/([a-z])([A-Z])/g, '$1 $2')).some((word) => said.has(word) && !VOCABULARY.has(word)) ||
  (said.has(name.toLowerCase()) && !VOCABULARY.has(name.toLowerCase()));

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];

/** Every word of the page: of its texts, and of what its attributes other than classes, ids and roles hold. */
function wordsOf(doc: Document): Set<string> {
  const said = new Set<string>();
  const walker = Document.prototype.createTreeWalker.call(doc, doc.documentElement, 5);
  for (let count = 0; count < MOST_TEXTS; count++) {
    const node = walker.nextNode();
    if (!node) break;
    if (isText(node)) for (const word of wordsIn(dataOf(node))) said.add(word);
    else
      for (const name of Element.prototype.getAttributeNames.call(node as Element))
        if (/^(?:value|title|alt|href|content|placeholder|aria-label|data-.*)$/.test(name))
          for (const word of wordsIn(attributeOf(node as Element, name) ?? '')) said.add(word);
  }
  return said;
}
