import { MAX_PEOPLE } from '../../../domain/mail-fields.ts';
import type { MailHooks } from '../../../domain/mail-hooks.ts';
import type { PageNodes } from '../../reading/lent.ts';
import { dom, readThrough } from '../../reading/page-nodes.ts';
import type { SiteAdapter } from '../../site-adapter.ts';
import type { ComposeWindow } from '../compose.ts';
import { keyOf } from '../key.ts';
import { bodyInFrame, contains, isHidden, pageOf, upFrom } from '../nodes.ts';
import { nameOf, placeOfButton } from '../send-place.ts';
import { excludes } from './excludes.ts';
import { findPeople, findText, select } from './find.ts';

type ComposeHook = NonNullable<MailHooks['compose']>;

/** Windows that are looked at. */
const MOST_WINDOWS = 10;
/** How far what sends may lie around what tells a window. */
const MOST_CLIMBS = 40;

const EDITABLE = '[contenteditable=true],[contenteditable=""]';

/** What hooks read of the windows on a page. */
interface HookedWindows {
  windows: ComposeWindow[];
  /** What they stand in. */
  roots: Element[];
  /** Names of what should be there and is not: `compose`, `compose.send`. */
  missing: string[];
}

/** What the windows that the structure finds say against the hooks, by document: told with its next reading of mail. */
const told = new WeakMap<Document, readonly string[]>();

/** What is wrong with the windows of a document, as the hooks find by themselves, and as their last reading was contradicted. */
export function composeFaults(doc: Document, hook: ComposeHook | undefined): string[] {
  return hook ? [...byHooks(doc, hook).missing, ...(told.get(doc) ?? [])] : [];
}

/**
 * The windows of a site in which a mail is written, by its hooks, beside those that the structure of the page shows (`generic`).
 * Where something is gone, or both exclude one another, the structure holds if it says anything. Changes nothing of the page.
 */
export function readComposeSite(
  { mail }: Pick<SiteAdapter, 'mail'>,
  doc: Document,
  nodes: PageNodes,
  generic: ComposeWindow[],
): ComposeWindow[] {
  readThrough(nodes);
  if (!mail?.compose) return generic;
  const { windows, roots, missing } = byHooks(doc, mail.compose);
  // A field for people may be built like one for a text: of a window that is known, its text is, too.
  const others = generic.filter(
    (each) => !windows.some(sameAs(each)) && !roots.some((root) => isIn(root, each)),
  );
  const same = generic.filter((each) => windows.some(sameAs(each)));
  const against = [...same, ...others].flatMap((each) => contradictions(windows.find(sameAs(each)), each));
  told.set(doc, against);
  if (missing.length + against.length > 0 && generic.length > 0) return generic;
  const read = windows.map((each) => ({ ...each, key: generic.find(sameAs(each))?.key ?? each.key }));
  return [...read, ...others];
}

const isIn = (root: Element, { body }: ComposeWindow): boolean => body.some((each) => contains(root, each));

const sameAs =
  ({ body: [one] }: ComposeWindow) =>
  ({ body: [other] }: ComposeWindow): boolean =>
    one !== undefined && other !== undefined && (contains(one, other) || contains(other, one));

/** What cannot both be, and a mail to somebody that the hooks do not see at all. */
function contradictions(read: ComposeWindow | undefined, other: ComposeWindow): string[] {
  const named = new Set(addressesOf(read ? [...read.to, ...read.cc, read.from] : []));
  const isNew = addressesOf([...other.to, ...other.cc]).some((address) => !named.has(address));
  if (!read) return isNew ? ['compose'] : [];
  return [
    ...(isNew ? ['compose.people'] : []),
    ...(other.subject !== undefined && (excludes(read.subject, other.subject) || !read.subject)
      ? ['compose.subject']
      : []),
  ];
}

const addressesOf = (people: readonly ComposeWindow['from'][]): string[] =>
  people.flatMap((each) => each?.address?.toLowerCase() ?? []);

function byHooks(doc: Document, hook: ComposeHook): HookedWindows {
  const page = pageOf(doc);
  const missing = new Set<string>();
  const windows: ComposeWindow[] = [];
  const roots = new Set<Element>();
  const names: string[] = [];
  const signs = select(page, hook.sign).slice(0, MOST_WINDOWS * 2);
  if (signs.length === 0) return { windows, roots: [], missing: [] };
  const [bodies, sends] = [select(page, hook.body), select(page, hook.send)];
  for (const sign of signs) {
    const root = windowOf(sign, bodies, sends);
    if (root) roots.add(root);
    else missing.add(bodies.length > 0 ? 'compose.send' : 'compose.body');
  }
  for (const root of [...roots].slice(0, MOST_WINDOWS)) {
    const read = readWindow(doc, root, hook, (name) => missing.add(`compose.${name}`));
    if (!read) continue;
    const same = names.filter((each) => each === read.key).length;
    names.push(read.key);
    windows.push({ ...read, key: keyOf('compose', read.key, String(same)) });
  }
  return { windows, roots: [...roots], missing: [...missing] };
}

function windowOf(sign: Element, bodies: readonly Element[], sends: readonly Element[]): Element | undefined {
  const holds = (root: Element, parts: readonly Element[]): boolean =>
    parts.some((part) => contains(root, part));
  for (const root of upFrom(sign, MOST_CLIMBS)) if (holds(root, bodies) && holds(root, sends)) return root;
  return undefined;
}

/** A window whose key is still what names it. */
function readWindow(
  doc: Document,
  root: Element,
  hook: ComposeHook,
  lacks: (name: string) => void,
): ComposeWindow | undefined {
  const places = select(root, hook.body).filter((each) => !isHidden(each));
  const [place] = places.filter((each) => !places.some((other) => other !== each && contains(other, each)));
  const [send] = select(root, hook.send).filter((each) => !isHidden(each));
  if (!send) lacks('send');
  if (!place || places.some((each) => !contains(place, each))) lacks('body');
  if (!place) return undefined;
  for (const [name, field] of Object.entries(hook.fields)) if (select(root, field).length === 0) lacks(name);
  const [to, cc, from] = [hook.to, hook.cc, hook.from].map((each) => findPeople(root, each, place));
  const known = [...(to ?? []), ...(cc ?? []), ...(from ?? [])];
  const named = new Set(known.map(({ person }) => person.address));
  const isOverlooked = findPeople(root, hook.all, place).some(
    ({ person }) => person.address && !named.has(person.address),
  );
  // Chips say an address in their attributes: of one that does not nobody knows whom it means.
  if (isOverlooked || known.some(({ person }) => !person.address)) lacks('people');
  const subject = findText(root, hook.subject)?.text;
  const body = textIn(place);
  const people = (found: typeof to = []) => found.slice(0, MAX_PEOPLE).map(({ person }) => person);
  return {
    key: nameOf(place, root),
    to: people(to),
    cc: people(cc),
    ...(from?.[0] && { from: from[0].person }),
    ...(subject && { subject }),
    body: [body],
    quoted: hook.quoted ? select(body, hook.quoted) : [],
    send: send ? placeOfButton(doc, send) : null,
  };
}

/** Where one writes: in a frame the editable part of its document. */
function textIn(place: Element): Element {
  if (dom.tagOf(place) !== 'iframe') return place;
  const page = bodyInFrame(place);
  if (!page) return place;
  const isEditable = dom.closest(page, EDITABLE) !== null;
  return (isEditable ? undefined : select(page, EDITABLE)[0]) ?? page;
}
