import { findCandidates } from '../../recognise/candidates.ts';
import { labelOfHeader, SOMETHING_ELSE } from '../../recognise/labels.ts';
import type { FoundMention } from '../site-adapter.ts';
import { type Said, sayingOf } from './headers.ts';
import { attributeOf, closest, heldBy, tagOf } from './nodes.ts';

/** Types of `input` whose value a page shows as text. Passwords, hidden and telephone fields are never read. */
const shown = /^(?:text|search|number|url|email)$/i;
const MAX_VALUE = 2_000;

export function isControl(element: Element, tag: string): element is HTMLInputElement | HTMLTextAreaElement {
  return tag === 'input' || tag === 'textarea';
}

/**
 * Numbers in a form control: portals show orders in fields. Read when the page locked it (`readonly`, `disabled`) or its
 * label names a document; never while a person is writing in it, never passwords or payment fields.
 */
export function readControl(
  control: HTMLInputElement | HTMLTextAreaElement,
  nearby: Said,
  doc: Document,
): FoundMention[] {
  if (tagOf(control) === 'input' && !shown.test(attributeOf(control, 'type') || 'text')) return [];
  if (/^(?:cc|.*password)/.test(attributeOf(control, 'autocomplete') ?? '')) return [];
  const isLocked = attributeOf(control, 'readonly') !== null || attributeOf(control, 'disabled') !== null;
  if (!isLocked && doc.activeElement === control) return [];
  const said = ownLabel(control, doc) ?? nearby ?? nameOfControl(control);
  const label = said === SOMETHING_ELSE ? undefined : said;
  if (!isLocked && !label) return [];
  const text = heldBy(control);
  if (text.length === 0 || text.length > MAX_VALUE) return [];
  return findCandidates(text, label && { kind: label.kind })
    .filter(({ labelled }) => labelled || said !== SOMETHING_ELSE)
    .map((candidate) => ({ ...candidate, node: control, endNode: control }));
}

/** What `aria-label`, a `label` around it or `label for` says. */
function ownLabel(control: Element, doc: Document): Said {
  const spoken = attributeOf(control, 'aria-label');
  if (spoken) return labelOfHeader(spoken);
  const id = attributeOf(control, 'id') ?? '';
  // Only a plain id: others would break out of the selector.
  const named = /^[\w:.-]{1,100}$/.test(id)
    ? Document.prototype.querySelector.call(doc, `label[for="${id}"]`)
    : null;
  return sayingOf(closest(control, 'label') ?? named);
}

/** `name="purchaseOrderNumber"`, `id="order-po"`. */
function nameOfControl(control: Element): Said {
  const name = attributeOf(control, 'name') || attributeOf(control, 'id') || '';
  return name.length > 48
    ? undefined
    : labelOfHeader(
        name
          .replace(/([a-z])([A-Z])/g, '$1 $2')
          .replace(/[_.:-]+/g, ' ')
          .trim(),
      );
}
