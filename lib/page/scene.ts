import type { Box } from './box.ts';
import { type CardFrame, createCardFrame } from './card-frame.ts';
import { elementOf, fits, paintedParent, rectOf } from './dom.ts';
import { createMarks } from './marks.ts';
import type { Place } from './mentions.ts';
import { hangOverlay } from './overlay.ts';
import { createPlacer, type Placer } from './place.ts';
import type { Strikes } from './strikes.ts';
import type { Talk } from './talk.ts';

/** The overlay with all that hangs in it. Thrown away whole when the page tampers with it. */
export interface Scene {
  readonly host: Element;
  readonly placer: Placer;
  readonly card: CardFrame;
  /** Brings a place into view and gives its mark the focus. */
  step(place: Place | undefined): void;
  raise(): void;
  leave(): void;
}

const ROW = 'tr,[role=row],li,dt,dd,p';
/** A taller "row" is a layout container: the number's own line counts instead. */
const ROW_LIMIT_PX = 160;

/** Hangs the overlay and wires marks, placing and the card. */
export function setScene(
  doc: Document,
  talk: Talk,
  life: AbortSignal,
  strikes: Strikes,
  events: { gone(): void; moved(): void },
): Scene {
  const end = new AbortController();
  const signal = AbortSignal.any([life, end.signal]);
  const overlay = hangOverlay(doc, signal, strikes, events);
  const marks = createMarks(overlay.root);
  const placer = createPlacer(doc, marks, signal);
  const card = createCardFrame(doc, overlay, marks.desk, talk, signal);

  const openFor = (place: Place): void => {
    const measured = placer.boxOf(place);
    const sign = placer.markOf(place)?.button.getBoundingClientRect();
    if (measured && sign)
      card.toggle({ mark: place.group.mention.mark, row: rowOf(place, measured.line), sign });
  };
  overlay.root.addEventListener(
    'click',
    (event) => {
      event.stopPropagation();
      const place = event.isTrusted ? placer.placeOf(event.target) : undefined;
      if (place) openFor(place);
    },
    { signal },
  );
  for (const press of ['mousedown', 'pointerdown', 'mouseup', 'pointerup', 'dblclick', 'contextmenu']) {
    overlay.root.addEventListener(
      press,
      (event) => {
        event.stopPropagation();
        if (press === 'mousedown') event.preventDefault();
      },
      { signal },
    );
  }

  return {
    host: overlay.host,
    placer,
    card,
    step(place) {
      if (!place) return;
      elementOf(place.found.node)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      placer.focusSoon(place);
    },
    raise: () => overlay.raise(),
    leave: () => end.abort(),
  };
}

/** The box that the card must not cover: the table row or list item of the number, else its line. */
function rowOf(place: Place, line: Box): Box {
  for (let at = elementOf(place.found.node); at; at = paintedParent(at)) {
    if (!fits(at, ROW)) continue;
    const row = rectOf(at);
    return row.height <= ROW_LIMIT_PX ? row : line;
  }
  return line;
}
