import { type Box, contains, cut } from './box.ts';
import { fits, holds, isText } from './dom.ts';
import type { Spot } from './marks.ts';
import { SIGN_PX } from './signs.ts';

/** Where a host click does something: never covered by the part of the hit area that is not the sign. */
const ACTIVE =
  'a[href],button,input,select,textarea,label,summary,option,video,audio,iframe,[onclick],[contenteditable],[tabindex],' +
  '[role=button],[role=link],[role=checkbox],[role=menuitem],[role=option],[role=tab],[role=textbox],[role=combobox]';

/** What covers a point although it is nobody's parent: pictures and frames are opaque without a background. */
const SOLID = 'img,video,canvas,iframe,object,embed,picture,svg,input,select,textarea,button,dialog';

/** How far a hit area grows on one side: 10 px sign to 24 px target. */
const GROWTH = 7;
/** The same for a flat sign where text is. */
const FLAT_GROWTH = 4;
export const NO_GROWTH: Spot['grow'] = { left: 0, right: 0, top: 0, bottom: 0 };
const GAP = 2;

/** The topmost element of the page at a viewport point; our own marks have to be aside. */
const pageElementAt = (doc: Document, x: number, y: number): Element | null =>
  inside(doc.elementFromPoint(x, y), x, y);

/** Follows open shadow roots down to the element that was really hit. */
function inside(element: Element | null, x: number, y: number): Element | null {
  let at = element;
  for (let depth = 0; at?.shadowRoot && depth < 20; depth++) {
    const next: Element | null = at.shadowRoot.elementFromPoint(x, y);
    if (!next || next === at) break;
    at = next;
  }
  return at;
}

const paints = (style: CSSStyleDeclaration): boolean =>
  !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor) ||
  style.backgroundImage !== 'none' ||
  style.backdropFilter !== 'none';

/** True when an element lets what is behind it shine through (a stretched link over a whole row, for one). */
function isClear(element: Element): boolean {
  if (fits(element, SOLID) || paints(getComputedStyle(element))) return false;
  return ['::before', '::after'].every((part) => {
    const style = getComputedStyle(element, part);
    return style.content === 'none' || style.content === 'normal' || !paints(style);
  });
}

/** True when something of the page lies over the middle of the seen part of a number. */
export function isCovered(doc: Document, element: Element, seen: Box): boolean {
  const x = (seen.left + seen.right) / 2;
  const y = (seen.top + seen.bottom) / 2;
  const top = pageElementAt(doc, x, y);
  if (!top) return true;
  const related = (other: Element): boolean => holds(other, element) || holds(element, other);
  if (related(top)) return false;
  if (!isClear(top)) return true;
  for (const other of doc.elementsFromPoint(x, y)) {
    if (other === top) continue;
    if (related(inside(other, x, y) ?? other)) return false;
    if (!isClear(other)) return true;
  }
  return true;
}

interface CaretDocument {
  caretPositionFromPoint?(
    x: number,
    y: number,
    options?: { shadowRoots: ShadowRoot[] },
  ): CaretPosition | null;
}

/** True when the page has painted text at this point, which lies on `at`. */
function hasText(doc: Document, probe: Range, at: Element, x: number, y: number): boolean {
  const root = at.getRootNode();
  const shadowRoots = root instanceof ShadowRoot ? [root] : [];
  const caret = (doc as CaretDocument).caretPositionFromPoint?.(x, y, { shadowRoots });
  const node = caret?.offsetNode;
  if (!node || !isText(node)) return false;
  const from = Math.max(0, caret.offset - 1);
  const to = Math.min(node.data.length, caret.offset + 1);
  if (node.data.slice(from, to).trim() === '') return false;
  probe.setStart(node, from);
  probe.setEnd(node, to);
  return [...probe.getClientRects()].some((rect) => contains(rect, x, y));
}

/** Looks for empty space around numbers, one or two hit tests a step; remembers what it gave away. */
export interface Space {
  /** The best box for the sign of a number: after it, before it, after one more character, or `flat`; where that is none, raised over its end. Yields `isAwaited`. */
  seatFor(
    owner: object,
    line: Box,
    clip: Box,
    isAwaited: boolean,
    flat: () => Box | undefined,
  ): Generator<boolean, Box>;
  /** How far the hit area of a placed sign may reach on each side. */
  growthAround(owner: object, spot: Spot): Generator<boolean, Spot['grow']>;
}

/** @param placed spots that are taken when the round begins, by owner; what an owner had does not stand in its own way */
export function createSpace(doc: Document, placed: ReadonlyMap<object, Spot>): Space {
  const probe = doc.createRange();
  const taken = new Map([...placed].map(([owner, spot]) => [owner, areaOf(spot)]));
  const isTaken = (box: Box): boolean => [...taken.values()].some((other) => cut(other, box));

  function* isEmpty(box: Box, clip: Box, isAwaited: boolean): Generator<boolean, boolean> {
    if (box.left < clip.left || box.right > clip.right || isTaken(box)) return false;
    const y = (box.top + box.bottom) / 2;
    for (const x of [box.left + 0.5, box.right - 1]) {
      yield isAwaited;
      const element = pageElementAt(doc, x, y);
      if (!element || fits(element, SOLID) || hasText(doc, probe, element, x, y)) return false;
    }
    return true;
  }

  return {
    *seatFor(owner, line, clip, isAwaited, flat) {
      taken.delete(owner);
      const middle = (line.top + line.bottom - SIGN_PX) / 2;
      let box: Box | undefined;
      // Behind it, before it, behind one more character: a bracket or a comma that ends it.
      const behind = line.right + GAP;
      for (const left of [behind, line.left - GAP - SIGN_PX, behind + (line.bottom - line.top) / 1.5]) {
        const seat = signAt(left, middle);
        if (!(yield* isEmpty(seat, clip, isAwaited))) continue;
        box = seat;
        break;
      }
      box ??= flat() ?? signAt(Math.min(line.right, clip.right) - 2, line.top - SIGN_PX / 2);
      taken.set(owner, box);
      return box;
    },
    *growthAround(owner, spot) {
      taken.delete(owner);
      const grow = { ...NO_GROWTH };
      const { left, right, top, bottom } = areaOf({ ...spot, grow });
      // What lies flat between two lines can be hit only when its area reaches over them.
      const over = spot.high < SIGN_PX ? FLAT_GROWTH : 0;
      function* free(...points: [number, number][]): Generator<boolean, number> {
        let reach = GROWTH;
        for (const [x, y] of points) {
          yield false;
          const element = pageElementAt(doc, x, y);
          if (isTaken({ left: x, top: y, right: x + 0.1, bottom: y + 0.1 }) || !element) return 0;
          if (hasText(doc, probe, element, x, y)) reach = over;
          if (!reach || element.closest(ACTIVE)) return 0;
        }
        return reach;
      }
      const [midX, midY] = [(left + right) / 2, (top + bottom) / 2];
      grow.right = yield* free([right + 2, midY], [right + GROWTH - 0.5, midY]);
      grow.left = yield* free([left - 2, midY], [left - GROWTH + 0.5, midY]);
      const [west, east] = [left - grow.left + 0.5, right + grow.right - 0.5];
      const along = (far: number, near: number) => free([west, far], [midX, near], [east, far]);
      grow.top = yield* along(top - GROWTH + 0.5, top - 2);
      grow.bottom = yield* along(bottom + GROWTH - 0.5, bottom + 2);
      taken.set(owner, areaOf({ ...spot, grow }));
      return grow;
    },
  };
}

/** The box of an upright sign with this corner. */
export const signAt = (left: number, top: number): Box => ({
  left,
  top,
  right: left + SIGN_PX,
  bottom: top + SIGN_PX,
});

const areaOf = ({ x, y, wide, high, grow }: Spot): Box => ({
  left: x - grow.left,
  top: y - grow.top,
  right: x + wide + grow.right,
  bottom: y + high + grow.bottom,
});
