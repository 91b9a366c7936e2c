import type { FoundMention } from '../sites/mention-reader.ts';
import { type Box, boxOf, cut } from './box.ts';
import { fits, isText, paintedParent, rectOf, tagOf } from './dom.ts';

/** Where a number is painted, and how much of it can be seen through its scroll containers. */
export interface Measured {
  /** The last line of the number (or the box of the form control that holds it). */
  line: Box;
  /** The part of `line` inside the viewport and all clipping ancestors. */
  seen: Box;
  /** The area that clips it. */
  clip: Box;
  /** True when it stands on a dark ground. */
  dark: boolean;
}

/** Reads boxes; keeps what only changes with layout until `forget`. */
export interface Ruler {
  /** The last line of a number, with brackets that hold nothing else and the name behind them, wherever that is; null where it is not painted. */
  lineOf(found: FoundMention): Box | null;
  /**
   * A bar in the gap under the end of a number: below three characters in a row that nothing hangs down from (digits have no
   * descenders in most fonts), below its last three where there are none. Undefined for what is no text, or is cut off.
   */
  underline(found: FoundMention, element: Element, clip: Box): Box | undefined;
  /** How a line in an element is seen; undefined when its middle is out of the viewport or cut off: a sign beside it would be too. */
  measure(line: Box, element: Element): Measured | undefined;
  /** Drops what it knew about clipping ancestors: call when the page changed. */
  forget(): void;
}

const CLIPS = /auto|scroll|hidden|clip/;

const BRACKETS: ReadonlySet<string> = new Set(['[]', '()', '<>', '{}']);
/** Most characters of a text that is a number and its name. */
const NAMED_LENGTH = 80;

/** What the painted ancestors of an element mean for its marks. */
interface Ground {
  /** Ancestors that cut off what overflows them, nearest first. */
  clippers: readonly Element[];
  dark: boolean;
}

/** Measures with one reused range, because every live range makes the page's own changes dearer. */
export function createRuler(doc: Document): Ruler {
  const range = doc.createRange();
  let grounds = new Map<Element, Ground>();

  /** A fixed box leaves the clips of all its ancestors; a colour ends the search for the ground. */
  const groundOf = (element: Element): Ground => {
    const known = grounds.get(element);
    if (known) return known;
    const style = getComputedStyle(element);
    const parent = paintedParent(element);
    const above = parent ? groundOf(parent) : { clippers: [], dark: hasDarkCanvas(style.colorScheme) };
    const clipsOwn = CLIPS.test(style.overflowX + style.overflowY) && element !== doc.body && parent !== null;
    const outer = style.position === 'fixed' ? [] : above.clippers;
    const ground: Ground = {
      clippers: clipsOwn ? [element, ...outer] : outer,
      dark: darkness(style.backgroundColor) ?? above.dark,
    };
    grounds.set(element, ground);
    return ground;
  };

  const lineOf = ({ node, start, endNode, end }: FoundMention): Box | null => {
    if (!isText(node) || !isText(endNode)) return boxOf(rectOf(node as unknown as Element));
    // Between a number and its bracket no sign has room: it stands outside of both, and where a name follows (`[HSG-100] Pump
    // housing`), behind that.
    const held = BRACKETS.has(`${node.data[start - 1]}${endNode.data[end]}`) ? 1 : 0;
    const isNamed = held && start === 1 && endNode.data.length <= NAMED_LENGTH;
    try {
      range.setStart(node, start - held);
      range.setEnd(endNode, isNamed ? endNode.data.trimEnd().length : end + held);
    } catch {
      return null;
    }
    const rects = range.getClientRects();
    for (let at = rects.length - 1; at >= 0; at--) {
      const rect = rects[at] as DOMRect;
      if (rect.width > 0 && rect.height > 0) return boxOf(rect);
    }
    return null;
  };

  const underline = ({ node, start, endNode, end }: FoundMention, element: Element, clip: Box) => {
    if (!isText(endNode)) return;
    const pen = penOf(getComputedStyle(element));
    const first = node === endNode ? start : 0;
    let best: Box | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (let to = end; to === end || to - 3 >= first; to--) {
      const from = Math.max(first, to - 3);
      range.setStart(endNode, from);
      range.setEnd(endNode, to);
      const { left, right, top, height } = range.getBoundingClientRect();
      if (left < clip.left || right > clip.right) continue;
      const {
        fontBoundingBoxAscent: up,
        fontBoundingBoxDescent: down,
        actualBoundingBoxDescent: below,
      } = pen.measureText(endNode.data.slice(from, to));
      const hangs = below < 1 ? 0 : below;
      if (hangs >= least) continue;
      least = hangs;
      // Letters stand on whole pixels, and one is left free; a comma or a slanted letter beside it reaches under its neighbour.
      const under = Math.round(top + (height * (up + hangs)) / (up + down)) + 1;
      const aside = height / 9;
      best = {
        left: left + aside,
        right: right - aside,
        top: under,
        bottom: under + Math.round(height / 8),
      };
    }
    return best;
  };

  return {
    lineOf,
    underline,
    measure(line, element) {
      let clip: Box | null = { left: 0, top: 0, right: doc.documentElement.clientWidth, bottom: innerHeight };
      const { clippers, dark } = groundOf(element);
      for (const clipper of clippers) {
        clip = cut(clip, rectOf(clipper));
        if (!clip) return;
      }
      const seen = cut(line, clip);
      const middle = (line.top + line.bottom) / 2;
      return seen && middle >= clip.top && middle <= clip.bottom ? { line, seen, clip, dark } : undefined;
    },
    forget() {
      grounds = new Map();
    },
  };
}

/** True for a form control that a text is written in, which has no boxes of its own. */
export const isControl = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  fits(element, 'input:not([type=submit],[type=button]),textarea');

/** Whether a background colour is dark (nearer to black than to white in contrast); undefined when one sees through it. */
function darkness(colour: string): boolean | undefined {
  const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  if (!colour.startsWith('rgb') || alpha < 0.5) return undefined;
  const linear = (value: number): number => ((value / 255 + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) < 0.18;
}

/** A page that paints no background shows the browser's canvas, dark only when the page allows it. */
const hasDarkCanvas = (colorScheme: string): boolean =>
  colorScheme.includes('dark') &&
  (!colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);

/** Where the sign of a control goes: after its visible text, or before a text that ends at the right edge. */
export function besideValue(
  control: HTMLInputElement | HTMLTextAreaElement,
  line: Box,
  room: number,
): number {
  const style = getComputedStyle(control);
  const [left, right] = [pixels(style.borderLeftWidth), pixels(style.borderRightWidth)];
  const last = line.right - right - room - 2;
  if (tagOf(control) === 'textarea') return last;
  const width = penOf(style).measureText(control.value).width;
  const toTheRight = /^(right|end|-webkit-right)$/.test(style.textAlign) || style.direction === 'rtl';
  if (!toTheRight) return Math.min(last, line.left + left + pixels(style.paddingLeft) + width + 4);
  const before = line.right - right - pixels(style.paddingRight) - width - 4 - room;
  return before >= line.left + left ? before : last;
}

const pixels = (length: string): number => Number.parseFloat(length) || 0;

let pen: OffscreenCanvasRenderingContext2D | undefined;

/** What measures text as it is written in this style. */
function penOf({ font }: CSSStyleDeclaration): OffscreenCanvasRenderingContext2D {
  pen ??= new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;
  pen.font = font;
  return pen;
}
