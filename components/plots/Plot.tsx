import { useEffect, useRef, useState } from 'preact/hooks';
import type uPlot from 'uplot';
import { useWidth } from '../parts/use-width.ts';
import { type PlotShape, secondsOf } from './plot-shape.ts';
import { paintOf, plotOptions } from './uplot-options.ts';

interface PlotProps {
  label: string;
  shape: PlotShape;
  height: number;
  /** The period that is told of, and its words: what the arrow keys step through and a screen reader says. */
  chosen: number;
  words: string;
  onChoose: (at: number) => void;
}

/**
 * A plot of periods. To the keyboard and a screen reader it is a slider: arrow keys step through the periods, Home and End
 * go to the first and last, and each is told in words.
 */
export function Plot({ label, shape, height, chosen, words, onChoose }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | undefined>(undefined);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const width = useWidth(place, 330);
  const scheme = useScheme();
  const last = shape.days.length - 1;

  useEffect(() => {
    let gone = false;
    void draw(place.current, shape, { width, height }, (at) => choose.current(at)).then((made) => {
      if (gone) made?.destroy();
      else plot.current = made;
    });
    return () => {
      gone = true;
      plot.current?.destroy();
      plot.current = undefined;
    };
  }, [shape, width, height, scheme]);

  const step = (event: KeyboardEvent) => {
    const next = { ArrowLeft: chosen - 1, ArrowRight: chosen + 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const at = Math.max(0, Math.min(last, next));
    onChoose(at);
    point(plot.current, shape, at);
  };
  return (
    <div
      ref={place}
      class="plot"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={chosen + 1}
      aria-valuetext={words}
      style={{ height: `${height}px` }}
      onKeyDown={step}
    />
  );
}

/** Loads the plot library with the first plot; a place without a canvas stays empty, its table says the same. */
async function draw(
  place: HTMLDivElement | null,
  shape: PlotShape,
  size: { width: number; height: number },
  onChoose: (at: number) => void,
): Promise<uPlot | undefined> {
  if (!place || typeof CanvasRenderingContext2D === 'undefined') return undefined;
  const { default: Library } = await import('uplot');
  const data = [shape.days.map(secondsOf), ...shape.lines.map(({ values }) => [...values])];
  const options = plotOptions(Library, shape, size, paintOf(place), onChoose);
  return new Library(options, data as uPlot.AlignedData, place);
}

/** Moves the upright line to a period. */
function point(plot: uPlot | undefined, { days }: PlotShape, at: number): void {
  const day = days[at];
  if (!plot || day === undefined) return;
  plot.setCursor({ left: plot.valToPos(secondsOf(day), 'x'), top: 1 }, false);
}

/** Changes when the colour scheme does: what is on a canvas must be drawn anew. */
function useScheme(): boolean {
  const [dark, setDark] = useState(false);
  useEffect(() => {
    if (typeof matchMedia === 'undefined') return;
    const query = matchMedia('(prefers-color-scheme: dark)');
    const look = () => setDark(query.matches);
    look();
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, []);
  return dark;
}
