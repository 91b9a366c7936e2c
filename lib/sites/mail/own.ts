import { dom } from '../reading/page-nodes.ts';
import { contains, namesOf, pageOf } from './nodes.ts';
import { addressesIn } from './people.ts';

/** The one address that all say, in lower case; none where they say several. */
export function onlyOne(addresses: readonly string[]): string[] {
  const [first, ...others] = new Set(addresses.map((each) => each.toLowerCase()));
  return first && others.length === 0 ? [first] : [];
}

const BARS = 'header,nav,[role=banner],[role=navigation]';
const CONTENT = 'main,article,[role=main],tr,form';
/** What is named after an account, and not after what is done with one: `user-name`, `accountMenu`, but not `add-account`. */
const NAMED = '[class*=account i],[id*=account i],[class*=user i],[id*=user i]';
const ACCOUNT = /^(?:(?:current|my|mail|user|account)[-_]?)+(?:name|email|address|menu|info|label)?$/i;
/** What only an account is called: a sender has a `user-name` and a `mailAddress`, too. */
const SURELY = /account|current|my|menu/i;
const MOST = 100;

/**
 * The account of webmail that nobody adapted: the one address that elements named after an account say, in the bars around the
 * content of the page, outside of its mails. Empty where there is none, where they say several, and where it may be the card of
 * one of the `senders` of these mails (in lower case).
 */
export function ownInBars(
  doc: Document,
  mails: readonly Element[],
  senders: readonly (string | undefined)[],
): string[] {
  const found: string[] = [];
  let count = 0;
  for (const bar of dom.all(pageOf(doc), BARS)) {
    if (dom.closest(bar, CONTENT) || mails.some((mail) => contains(mail, bar))) continue;
    for (const element of dom.all(bar, NAMED)) {
      if (++count > MOST) return [];
      const names = namesOf(element)
        .filter((name) => ACCOUNT.test(name))
        .join();
      if (!names || dom.closest(element, CONTENT)) continue;
      const said = addressesIn(`${dom.shortText(element, 200)} ${dom.attributeOf(element, 'title')}`);
      found.push(...said.filter((each) => SURELY.test(names) || !senders.includes(each.toLowerCase())));
    }
  }
  return onlyOne(found);
}
