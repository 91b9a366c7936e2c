import type { MailHooks } from '../../../domain/mail-hooks.ts';
import { pageOf, titleOf } from '../nodes.ts';
import { onlyOne } from '../own.ts';
import { addressesIn, addressIn } from '../people.ts';
import { findText } from './find.ts';

/**
 * The address of whoever reads here, as the page tells it; empty where it tells none, or several: a wrong one turns who asked and
 * who answered around.
 */
export function ownIn(doc: Document, own: MailHooks['own']): string[] {
  if (!own) return [];
  const said = own === 'title' ? inTitle(doc) : own.map((hook) => findText(pageOf(doc), hook)?.text);
  return onlyOne(said.flatMap((text) => (text ? addressesIn(unescaped(text)) : [])));
}

/** `Inbox - me@own.example - Mail`: the last part that is an address and nothing else, behind the subject and before the product. */
function inTitle(doc: Document): (string | undefined)[] {
  const parts = titleOf(doc)
    .slice(-400)
    .split(/ [-–—|·] /);
  const whole = parts.slice(1, -1).filter((part) => addressIn(part) === part.trim());
  return [whole.at(-1)];
}

/** An address as links write it. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
