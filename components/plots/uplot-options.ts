import type uPlot from 'uplot';
import { formatMonth } from '../../lib/i18n/format.ts';
import { dayOfSeconds, type LineKind, type PlotShape } from './plot-shape.ts';

type Paint = (token: string) => string;

/** Reads the colours of the scheme that holds: a canvas knows no custom properties. */
export function paintOf(element: Element): Paint {
  const style = getComputedStyle(element);
  return (token) => style.getPropertyValue(token).trim() || style.color;
}

export interface PlotSize {
  width: number;
  height: number;
}

/** The options of the plot library for a shape; `onChoose` hears which period the pointer is at. */
export function plotOptions(
  Library: typeof uPlot,
  shape: PlotShape,
  size: PlotSize,
  paint: Paint,
  onChoose: (at: number) => void,
): uPlot.Options {
  const { lines, range, format } = shape;
  const font = `11px ${paint('--font')}`;
  const axis = {
    stroke: paint('--ink-3'),
    font,
    grid: { stroke: paint('--line'), width: 1 },
    ticks: { show: false },
  };
  return {
    ...size,
    legend: { show: false },
    padding: [10, 24, 0, 0],
    tzDate: (seconds) => Library.tzDate(new Date(seconds * 1e3), 'Etc/UTC'),
    scales: { x: { time: true, range: (_, low, high) => airBeside(low, high) }, y: { range: () => range } },
    axes: [
      {
        ...axis,
        size: 28,
        space: 72,
        values: (_, splits) => splits.map((split) => formatMonth(dayOfSeconds(split))),
      },
      {
        ...axis,
        size: (_, values) => 14 + 7 * Math.max(1, ...(values ?? []).map((each) => each.length)),
        space: 24,
        values: (_, splits) => splits.map(format),
      },
    ],
    series: [{}, ...lines.map(({ kind }) => lineOf(Library, kind, shape.days.length, paint))],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 9 } },
    hooks: {
      setCursor: [({ cursor }) => typeof cursor.idx === 'number' && onChoose(cursor.idx)],
      drawAxes: [(plot) => drawWhiskers(plot, shape, paint)],
      draw: [(plot) => drawMarks(plot, shape, paint)],
    },
  };
}

/** Of so many periods the dots would hide the line. */
const MANY = 60;

/** Half a step of air on both sides; a single period gets a month. */
function airBeside(low: number | null, high: number | null): [number, number] {
  const air = Math.max(5 * 86_400, ((high ?? 0) - (low ?? 0)) * 0.02);
  return [(low ?? 0) - air, (high ?? 0) + air];
}

function lineOf(Library: typeof uPlot, kind: LineKind, periods: number, paint: Paint): uPlot.Series {
  const stepped = Library.paths.stepped?.({ align: 1 });
  const bars = Library.paths.bars?.({ size: [0.7, 14] });
  const bare = { points: { show: false } };
  switch (kind) {
    case 'value':
      return {
        stroke: paint('--ink-2'),
        width: 1.5,
        points: { show: true, size: periods > MANY ? 3 : 5, fill: paint('--ink-2') },
      };
    case 'target':
      return { ...bare, stroke: paint('--accent'), width: 1.5, dash: [6, 4], paths: stepped };
    case 'floor':
      return { ...bare, stroke: paint('--figure'), width: 1.5, dash: [2, 3], paths: stepped };
    case 'limit':
      return { ...bare, stroke: paint('--line-strong'), width: 1.5, dash: [6, 4] };
    case 'all':
      return { ...bare, stroke: paint('--figure-2'), fill: paint('--figure-2'), width: 0, paths: bars };
    case 'hits':
      return { ...bare, stroke: paint('--figure'), fill: paint('--ink-2'), width: 0, paths: bars };
  }
}

/** Upright bars from the low to the high end of each interval. */
function drawWhiskers(plot: uPlot, { whiskers = [] }: PlotShape, paint: Paint): void {
  const { ctx, data } = plot;
  const wide = 4 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = paint('--figure-2');
  whiskers.forEach((ends, at) => {
    if (ends === null) return;
    const x = plot.valToPos(data[0][at] ?? 0, 'x', true);
    const [low, high] = [plot.valToPos(ends[0], 'y', true), plot.valToPos(ends[1], 'y', true)];
    ctx.fillRect(x - wide / 2, high, wide, Math.max(1, low - high));
  });
  ctx.restore();
}

/** Triangles on what stands out, upright lines where the agreement changes. */
function drawMarks(plot: uPlot, { alarms, marks = [] }: PlotShape, paint: Paint): void {
  const { ctx, bbox, data } = plot;
  const ratio = devicePixelRatio;
  const xOf = (at: number) => plot.valToPos(data[0][at] ?? 0, 'x', true);
  ctx.save();
  ctx.font = `${11 * ratio}px ${paint('--font')}`;
  for (const { at, label } of marks) {
    const x = Math.round(xOf(at));
    ctx.fillStyle = paint('--info');
    ctx.fillRect(x, bbox.top, ratio, bbox.height);
    const isRight = x > bbox.left + bbox.width / 2;
    ctx.textAlign = isRight ? 'right' : 'left';
    ctx.textBaseline = 'top';
    ctx.fillText(label, x + (isRight ? -4 : 4) * ratio, bbox.top + ratio);
  }
  for (const at of alarms?.at ?? []) {
    const value = alarms?.of.values[at];
    if (typeof value !== 'number') continue;
    const [x, y, half] = [xOf(at), plot.valToPos(value, 'y', true), 6 * ratio];
    ctx.beginPath();
    ctx.moveTo(x, y - half);
    ctx.lineTo(x + half, y + half * 0.8);
    ctx.lineTo(x - half, y + half * 0.8);
    ctx.closePath();
    ctx.fillStyle = paint('--late');
    ctx.strokeStyle = paint('--bg');
    ctx.lineWidth = 1.5 * ratio;
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}
