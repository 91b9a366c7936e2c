import { useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { areMixed, OriginLine } from '../parts/OriginLine.tsx';
import { LineRow } from './LineRow.tsx';

interface LineListProps {
  lines: LineView[];
  today: CalendarDate;
  hrefOf: (line: LineView) => string;
  /** What the list is of, see {@link LineRow}. */
  among?: 'any' | 'customer' | 'item';
}

const FIRST = 8;
const STEP = 100;

/** Lines as rows, the first few at once and the rest on request. */
export function LineList({ lines, today, hrefOf, among }: LineListProps) {
  const [shown, setShown] = useState(FIRST);
  const rest = lines.length - shown;
  const origins = lines.map((line) => line.origin);
  const mixed = areMixed(origins);
  return (
    <>
      <ul class="rows">
        {lines.slice(0, shown).map((line) => (
          <li key={`${line.orderId}/${line.lineId}`}>
            <LineRow line={line} today={today} href={hrefOf(line)} among={among} sourced={mixed} />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <button type="button" class="link small" onClick={() => setShown(shown + STEP)}>
          {t('page.show-more', { n: rest })}
        </button>
      ) : null}
      <OriginLine origins={origins} />
    </>
  );
}
