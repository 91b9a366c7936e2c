import { dom } from '../reading/page-nodes.ts';
import { endsOf, fitting } from './fitting.ts';
import { inOrder, isHidden, namesOf } from './nodes.ts';

/** Elements that may hold the text of a mail, by name, role or because it is a document of its own. */
const BODIES =
  '[id*=body i],[class*=body i],[data-testid*=body i],[data-test-id*=body i],[aria-label*=body i],[role=document],' +
  '[class*=content i],[id*=content i],[class*=text i],[id*=text i],[class*=html i],[id*=html i],iframe';
const MAIL =
  /(?:^|[^a-z])(?:message|messages|msg|e?mail|letter)|(?:message|msg|mail)(?=[_-]?(?:body|content|text|html|view))/i;
const STRICT = /(?:message|msg|mail|letter).{0,12}bod(?:y|ies)|^bodytext$|^body$/i;
const LOOSE = /(?:message|msg|mail|letter).{0,8}(?:content|text|html)/i;
const NEVER =
  /head|list|tool|action|title|subject|subtext|tbody|wrapper-outer|attach|compose|reply|snippet|preview-?text|summary/i;
const SPOKEN =
  /^(?:e?-?mail |message )?body$|^(?:nachrichten?(?:text|inhalt)|corps du message|cuerpo del mensaje)$/i;
/** Elements that are looked at. */
const MOST = 3_000;
const MOST_BODIES = 100;

/** How surely an element holds the text of a mail: 2 by a plain name, 1 perhaps, 0 not. */
export function bodyRank(element: Element): 0 | 1 | 2 {
  if (
    isHidden(element) ||
    /^(?:h[1-6]|a|button|label|input|textarea|t[rdh]|thead|li|img)$/.test(dom.tagOf(element))
  )
    return 0;
  if (dom.tagOf(element) === 'iframe') return 1;
  if (dom.attributeOf(element, 'role') === 'document') return 2;
  if (SPOKEN.test(dom.attributeOf(element, 'aria-label') ?? '')) return 2;
  const names = namesOf(element).filter((name) => !NEVER.test(name));
  if (names.some((name) => STRICT.test(name))) return 2;
  return names.some((name) => MAIL.test(name) && LOOSE.test(name)) ? 1 : 0;
}

/** A part of the page that may be the text of a mail. */
export interface MayBeBody {
  element: Element;
  rank: 1 | 2;
}

/** The parts of a page that may be texts of mails, in its sequence; outer ones before those in them. */
export function* bodiesIn(page: Element): Generator<void, MayBeBody[]> {
  const found: MayBeBody[] = [];
  let count = 0;
  for (const element of endsOf(yield* fitting(page, BODIES), MOST)) {
    if (++count % 50 === 0) yield;
    const rank = bodyRank(element);
    if (rank > 0) found.push({ element, rank: rank as 1 | 2 });
  }
  return endsOf(found, MOST_BODIES).toSorted((one, other) => inOrder(one.element, other.element));
}
