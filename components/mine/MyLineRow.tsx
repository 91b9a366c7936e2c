import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { itemWords, lineDetail, lineTitle, lineVerdict, pastDetail } from '../wording/line.ts';

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
  const was = useWas();
  const { stale } = line.origin;
  return (
    <>
      <Sign state={line.state} />
      <span class="a">
        <span class="id">{lineTitle(line)}</span>
        {'\u2002'}
        <span class="sec">{itemWords(line)}</span>
      </span>
      <span class={`v ${stale ? '' : `t-${line.state}`}`}>{was(lineVerdict(line))}</span>
      <span class="d">
        {joinParts([line.partnerName, stale ? pastDetail(line, today) : lineDetail(line, today)])}
      </span>
    </>
  );
}
