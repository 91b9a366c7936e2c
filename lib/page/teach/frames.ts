import { adoptSheet, hangOverlay, type Overlay } from '../overlay.ts';
import type { Strikes } from '../strikes.ts';

/** Always the same look: a frame says where, never what. */
const LOOK = `
div{position:fixed!important;box-sizing:border-box!important;pointer-events:none!important;border-radius:3px!important;
border:2px solid #1f5aa8!important;outline:2px solid #fff!important;background:rgb(31 90 168/.12)!important}
div[hidden]{display:none!important}
div.under{border-style:dashed!important;background:none!important}
`;
const GAP = 2;

/** Frames around elements of the page, in our own layer over it. */
interface Frames {
  /** The element under the pointer; null for none. */
  point(element: Element | null): void;
  /** The elements that were taken. */
  keep(elements: readonly Element[]): void;
}

/** Hangs the layer and keeps its frames where their elements are. `gone`: the page would not leave it alone. */
export function inFrames(doc: Document, signal: AbortSignal, strikes: Strikes, gone: () => void): Frames {
  let under: Element | null = null;
  let kept: readonly Element[] = [];
  let boxes: HTMLDivElement[] = [];
  let drawing = false;
  let overlay: Overlay = hang();

  function hang(): Overlay {
    const hung = hangOverlay(doc, signal, strikes, {
      moved: () => {
        boxes = [];
        overlay = hang();
        draw();
      },
      gone,
    });
    adoptSheet(hung.root, LOOK);
    return hung;
  }

  const draw = (): void => {
    if (drawing || signal.aborted) return;
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      if (signal.aborted) return;
      const framed = [...(under ? [under] : []), ...kept];
      while (boxes.length < framed.length) {
        const box = doc.createElement('div');
        boxes.push(box);
        overlay.root.append(box);
      }
      for (const [at, box] of boxes.entries()) place(box, framed[at], at === 0 && under !== null);
    });
  };

  for (const type of ['scroll', 'resize'])
    doc.defaultView?.addEventListener(type, draw, { capture: true, passive: true, signal });

  return {
    point(element) {
      if (element === under) return;
      under = element;
      draw();
    },
    keep(elements) {
      kept = elements;
      draw();
    },
  };
}

function place(box: HTMLDivElement, element: Element | undefined, isUnder: boolean): void {
  box.hidden = !element?.isConnected;
  box.classList.toggle('under', isUnder);
  if (!element) return;
  const { left, top, width, height } = element.getBoundingClientRect();
  const lengths = { left: left - GAP, top: top - GAP, width: width + 2 * GAP, height: height + 2 * GAP };
  for (const [name, length] of Object.entries(lengths))
    box.style.setProperty(name, `${length}px`, 'important');
}
