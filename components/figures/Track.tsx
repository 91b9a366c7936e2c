import { useRef } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { useWidth } from '../parts/use-width.ts';
import { daysApart, type Milestone, milestonesOf, placeLabels } from './track-layout.ts';

/** Before it is measured; as wide as the card's body. */
const USUAL_WIDTH = 328;
const EDGE = 6;
const AXIS = 42;
/** Width of a character of 11 px text, a little more than the mean, so that blocks never touch. */
const CHARACTER = 5.9;

/** The dates of a line on one axis; red from the promise to today or to the late arrival. */
export function Track({ line, today }: { line: LineView; today: CalendarDate }) {
  const place = useRef<HTMLDivElement>(null);
  // Drawn at its true width, so that its words keep their size in a narrow panel.
  const width = useWidth(place, USUAL_WIDTH);
  return (
    <div class="track" ref={place}>
      <TrackDrawing line={line} today={today} width={width} />
    </div>
  );
}

interface TrackDrawingProps {
  line: LineView;
  today: CalendarDate;
  width: number;
}

function TrackDrawing({ line, today, width }: TrackDrawingProps) {
  const milestones = milestonesOf(line, today);
  const first = milestones[0];
  const last = milestones.at(-1);
  if (!first || !last || milestones.length < 2) return <p class="small dim">{t('track.empty')}</p>;
  const span = Math.max(1, daysApart(first.date, last.date));
  const xOf = (date: CalendarDate) => EDGE + (daysApart(first.date, date) / span) * (width - 2 * EDGE);
  const words = milestones.map((milestone) => ({
    what: whatWords(milestone),
    when: formatDate(milestone.date, today),
  }));
  const widths = words.map(({ what, when }) => Math.max(what.length, when.length) * CHARACTER);
  const labels = placeLabels(
    milestones.map((milestone) => xOf(milestone.date)),
    widths,
    width,
  );
  const over = overrun(line, today);
  const height = labels.some((label) => label.lane === 'below') ? 84 : 58;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={trackLabel(words)}
    >
      <path class="axis" d={`M${EDGE} ${AXIS}H${width - EDGE}`} />
      {over ? <path class="over" d={`M${xOf(over[0])} ${AXIS}H${xOf(over[1])}`} /> : null}
      {milestones.map((milestone, index) => (
        <g key={`${milestone.date}${milestone.kinds[0]}`}>
          <Point milestone={milestone} x={xOf(milestone.date)} />
          <LabelText
            {...(words[index] ?? { what: '', when: '' })}
            x={xOf(milestone.date)}
            label={labels[index]}
          />
        </g>
      ))}
    </svg>
  );
}

function LabelText({
  what,
  when,
  x,
  label,
}: {
  what: string;
  when: string;
  x: number;
  label?: { left: number; width: number; lane: 'above' | 'below' };
}) {
  if (!label) return null;
  const right = label.left + label.width;
  const anchor = x <= label.left + 8 ? 'start' : x >= right - 8 ? 'end' : 'middle';
  const at = anchor === 'start' ? label.left : anchor === 'end' ? right : label.left + label.width / 2;
  const top = label.lane === 'above' ? 12 : AXIS + 22;
  return (
    <>
      <text x={at} y={top} text-anchor={anchor}>
        {what}
      </text>
      <text class="when" x={at} y={top + 14} text-anchor={anchor}>
        {when}
      </text>
    </>
  );
}

function Point({ milestone, x }: { milestone: Milestone; x: number }) {
  if (milestone.kinds[0] === 'today') return <path class="today" d={`M${x} ${AXIS - 13}V${AXIS + 12}`} />;
  const arrived = milestone.kinds.includes('received') && !milestone.partOf;
  return (
    <>
      <circle
        class={arrived ? 'dot full' : 'dot'}
        cx={x}
        cy={AXIS}
        r={milestone.kinds[0] === 'sent' ? 3 : 4}
      />
      {milestone.partOf ? <path class="half" d={`M${x} ${AXIS - 4}a4 4 0 0 1 0 8Z`} /> : null}
    </>
  );
}

function whatWords(milestone: Milestone): string {
  const names = milestone.kinds.map((kind) => t(`track.${kind}`));
  const what = [names[0], ...names.slice(1).map((name) => name.toLocaleLowerCase())].join(', ');
  const { partOf } = milestone;
  if (!partOf) return what;
  return t('track.partly', { what, done: formatNumber(partOf.done), all: formatNumber(partOf.all) });
}

function trackLabel(words: { what: string; when: string }[]): string {
  return t('track.label', { list: formatList(words.map(({ what, when }) => `${what} ${when}`)) });
}

/** From the promise to today while it is open and late, or to the arrival that came late. */
function overrun(line: LineView, today: CalendarDate): [CalendarDate, CalendarDate] | null {
  if (!line.promisedOn || (line.lateness ?? 0) <= 0) return null;
  const arrived = line.receipts.at(-1)?.receivedOn;
  const open = line.reasons.some((reason) => reason.code === 'overdue');
  const end = open ? today : arrived;
  return end && end > line.promisedOn ? [line.promisedOn, end] : null;
}
