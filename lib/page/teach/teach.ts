import type { TaughtField, TaughtSample } from '../../domain/taught-sample.ts';
import { lookAt } from '../../sites/orders/hooks/places.ts';
import { pageNodes } from '../../sites/reading/lent.ts';
import { createStrikes } from '../strikes.ts';
import { startTalk } from '../talk.ts';
import { inFrames } from './frames.ts';
import { propose, tried } from './propose.ts';
import { pointedAt } from './ways.ts';

const MOST_ROWS = 20;
const MOST_MISSING = 30;
/** A side panel that is open says so several times within it, also where the browser slows its clock down. */
const SILENCE_MS = 150_000;
/** What a person does to point, all of which the page would take for its own. */
const POINTING = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'auxclick', 'dblclick', 'contextmenu'];

/**
 * Lets the person point at what a row says: the element under the pointer is framed, a click takes it, Esc leaves. Nothing
 * is written into the page, and no click reaches it meanwhile. Which field is next, the side panel says; when nothing
 * is heard of it any more, the page is the person's again. Returns how to stop.
 */
export function startTeaching(doc: Document): () => void {
  const life = new AbortController();
  const { signal } = life;
  const picked = new Map<TaughtField, Element>();
  let field: TaughtField = 'order';

  let silence: ReturnType<typeof setTimeout> | undefined;
  const heardPanel = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => leave(), SILENCE_MS);
  };
  signal.addEventListener('abort', () => clearTimeout(silence));
  const talk = startTalk(
    {
      stop: () => life.abort(),
      teach: ({ act, field: next }) => {
        if (act === 'stop') {
          life.abort();
          return;
        }
        heardPanel();
        if (act === 'stay') return;
        field = next ?? field;
        if (act === 'drop') picked.delete(field);
        tell();
      },
    },
    signal,
    () => life.abort(),
  );
  const frames = inFrames(doc, signal, createStrikes(), () => leave());

  const sample = (): Omit<TaughtSample, 'open'> => {
    const page = { doc, nodes: pageNodes, url: doc.location.href };
    const look = lookAt(doc, pageNodes);
    const picks = [...picked].map(([name, element]) => ({
      field: name,
      text: pointedAt(look, element, name === 'order')?.text ?? '',
    }));
    const { hooks, lost } = propose(page, picked);
    const { rows, missing } = hooks ? tried(page, hooks) : { rows: [], missing: [] };
    return {
      field,
      picks,
      hooks,
      lost: [...new Set(lost)],
      missing: missing.slice(0, MOST_MISSING),
      count: rows.length,
      rows: rows.slice(0, MOST_ROWS),
    };
  };
  const tell = (open = true): void => {
    frames.keep([...picked.values()]);
    void talk.ask('taught', { ...sample(), open });
  };
  const leave = (): void => {
    if (signal.aborted) return;
    tell(false);
    life.abort();
  };

  const heard = { capture: true, signal };
  const hold = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const type of POINTING) doc.defaultView?.addEventListener(type, hold, heard);
  doc.defaultView?.addEventListener(
    'click',
    (event) => {
      hold(event);
      const element = elementOf(event);
      if (!event.isTrusted || !element) return;
      picked.set(field, element);
      tell();
    },
    heard,
  );
  doc.defaultView?.addEventListener(
    'pointermove',
    (event) => {
      if (event.isTrusted) frames.point(elementOf(event));
    },
    heard,
  );
  doc.defaultView?.addEventListener(
    'keydown',
    (event) => {
      if (!event.isTrusted || event.key !== 'Escape') return;
      hold(event);
      leave();
    },
    heard,
  );
  heardPanel();
  tell();
  return () => life.abort();
}

/** The innermost element that an event is for, also inside open shadow roots; the page as a whole is none. */
function elementOf(event: Event): Element | null {
  const [first] = event.composedPath();
  const isOne = first instanceof Element && !/^(?:html|body)$/.test(pageNodes.tagOf(first));
  return isOne ? first : null;
}
