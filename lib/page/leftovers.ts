import { tagOf } from './dom.ts';
import { isClean } from './overlay.ts';

/** Firefox lets the scripts of extensions, and nobody else, look into closed roots. */
type Transparent = Element & { openOrClosedShadowRoot?: ShadowRoot | null };

/**
 * Takes away the overlays of a lens that ended without a word. Firefox stops the scripts of an extension that is updated
 * or switched off in the middle; what they hung in a page stays. In Chromium they take it away themselves.
 */
export function removeLeftovers(doc: Document): void {
  for (const child of [...doc.documentElement.children]) if (isOurs(child)) child.remove();
}

/** A `div` like the one that we hang: nothing but a popover, a closed root, its first rule for the host itself. */
function isOurs(element: Transparent): boolean {
  if (tagOf(element) !== 'div' || !isClean(element)) return false;
  const root = element.openOrClosedShadowRoot;
  const rule = root?.mode === 'closed' ? root.adoptedStyleSheets[0]?.cssRules[0] : undefined;
  return (rule as CSSStyleRule | undefined)?.selectorText === ':host';
}
