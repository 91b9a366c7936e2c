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
const MOST = 100;

/**
 * The account of webmail that nobody adapted: the one address that elements named after an account say, in the bars around the
 * content of the page, outside of its mails. Empty where there is none, or where they say several.
 */
export function ownInBars(doc: Document, mails: readonly Element[]): string[] {
  const found: string[] = [];
  let count = 0;
  for (const bar of dom.all(pageOf(doc), BARS)) {
    if (dom.closest(bar, CONTENT) || mails.some((mail) => contains(mail, bar))) continue;
    for (const element of dom.all(bar, NAMED)) {
      if (++count > MOST) return [];
      if (namesOf(element).some((name) => ACCOUNT.test(name)) && !dom.closest(element, CONTENT))
        found.push(...addressesIn(`${dom.shortText(element, 200)} ${dom.attributeOf(element, 'title')}`));
    }
  }
  return onlyOne(found);
}
