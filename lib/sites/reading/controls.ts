import { findCandidates } from '../../recognise/candidates.ts';
import { labelOfHeader, SOMETHING_ELSE } from '../../recognise/labels.ts';
import type { FoundMention } from '../mention-reader.ts';
import { type Said, sayingOf } from './headers.ts';
import { dom } from './page-nodes.ts';

/** Types of `input` whose value a page shows as text. Passwords, hidden and telephone fields are never read. */
const shown = /^(?:text|search|number|url|email)$/i;
const MAX_VALUE = 2_000;

/**
 * Numbers in a form control: portals show orders in fields. Read when the page locked it (`readonly`, `disabled`) or its
 * label names a document; never while a person is writing in it, never passwords or payment fields. `nearby` tells what
 * the text around it says.
 */
export function readControl(
  control: HTMLInputElement | HTMLTextAreaElement,
  nearby: () => Said,
  doc: Document,
): FoundMention[] {
  if (dom.tagOf(control) === 'input' && !shown.test(dom.attributeOf(control, 'type') || 'text')) return [];
  if (/^(?:cc|.*password)/.test(dom.attributeOf(control, 'autocomplete') ?? '')) return [];
  const isLocked =
    dom.attributeOf(control, 'readonly') !== null || dom.attributeOf(control, 'disabled') !== null;
  if (!isLocked && doc.activeElement === control) return [];
  const said = ownLabel(control, doc) ?? nearby() ?? nameOfControl(control);
  const label = said === SOMETHING_ELSE ? undefined : said;
  if (!isLocked && !label) return [];
  const text = dom.heldBy(control);
  if (text.length === 0 || text.length > MAX_VALUE) return [];
  return findCandidates(text, label && { kind: label.kind })
    .filter(({ labelled }) => labelled || said !== SOMETHING_ELSE)
    .map((candidate) => ({ ...candidate, node: control, endNode: control }));
}

/** What `aria-label`, a `label` around it or `label for` says. */
function ownLabel(control: Element, doc: Document): Said {
  const spoken = dom.attributeOf(control, 'aria-label');
  if (spoken) return labelOfHeader(spoken);
  const id = dom.attributeOf(control, 'id') ?? '';
  // Only a plain id: others would break out of the selector.
  const named = /^[\w:.-]{1,100}$/.test(id)
    ? Document.prototype.querySelector.call(doc, `label[for="${id}"]`)
    : null;
  return sayingOf(dom.closest(control, 'label') ?? named);
}

/** `name="purchaseOrderNumber"`, `id="order-po"`. */
function nameOfControl(control: Element): Said {
  const name = dom.attributeOf(control, 'name') || dom.attributeOf(control, 'id') || '';
  return name.length > 48
    ? undefined
    : labelOfHeader(
        name
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .replace(/[_.:-]+/g, ' ')
          .trim(),
      );
}
