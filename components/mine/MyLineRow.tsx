import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { itemWords, lineDetail, lineTitle, lineVerdict, pastDetail } from '../wording/line.ts';
import { pastVerdict } from '../wording/past.ts';

interface MyLineRowProps {
  line: LineView;
  today: CalendarDate;
  href: string;
}

/** One open line of *My orders*: order, item and verdict; who delivers, the promise, and who waits for it. */
export function MyLineRow({ line, today, href }: MyLineRowProps) {
  return (
    <Told as="a" origin={line.origin} class="rowi" href={href}>
      <Facts line={line} today={today} />
    </Told>
  );
}

function Facts({ line, today }: Omit<MyLineRowProps, 'href'>) {
  const { stale } = line.origin;
  const verdict = stale ? pastVerdict(line, today) : lineVerdict(line);
  return (
    <>
      <Sign state={line.state} said={stale ? verdict : undefined} />
      <span class="a">
        <span class="id">{lineTitle(line)}</span>
        {'\u2002'}
        <span class="sec">{itemWords(line)}</span>
      </span>
      <span class={`v ${stale ? '' : `t-${line.state}`}`}>{verdict}</span>
      <span class="d">
        {joinParts([line.partnerName, stale ? pastDetail(line, today) : lineDetail(line, today)])}
      </span>
    </>
  );
}
