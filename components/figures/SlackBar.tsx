import { useContext } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import type { CustomerWaiting } from '../../lib/lens/views.ts';
import { Past, useWas } from '../parts/Told.tsx';
import { slackWords } from '../wording/line.ts';

const WIDTH = 60;
const NEED = 22.5;
/** Width of one day; longer spans run to the edge. */
const DAY = 3.7;

/** Days between promise and need as a bar from the need-date tick; red when it lies before. */
export function SlackBar({ customer }: { customer: CustomerWaiting }) {
  const past = useContext(Past);
  const was = useWas();
  const slack = customer.slackDays;
  if (slack === undefined) return <span class="dim num">{'—'}</span>;
  const end = Math.min(WIDTH - 1, Math.max(1, NEED + slack * DAY));
  const tone = slack < 0 && !past ? 't-late' : 't-unknown';
  return (
    <svg
      class={`slack ${tone}`}
      width={WIDTH}
      height="16"
      viewBox={`0 0 ${WIDTH} 16`}
      role="img"
      aria-label={was(slackWords(customer))}
    >
      <path class="ax" d={`M0 8H${WIDTH}`} />
      <path class="ci" d={`M${Math.min(NEED, end)} 8H${Math.max(NEED, end)}`} />
      <path class="need" d={`M${NEED} 1V15`} />
    </svg>
  );
}

/** The slack as a signed number of days for the column beside the bar; a real minus sign. */
export function slackNumber(slackDays: number): string {
  return slackDays < 0 ? `−${formatNumber(-slackDays)}` : formatNumber(slackDays);
}
