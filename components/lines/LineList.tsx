import { useMemo, useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { areMixed, OriginLine } from '../parts/OriginLine.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { LineRow } from './LineRow.tsx';

interface LineListProps {
  lines: LineView[];
  today: CalendarDate;
  hrefOf: (line: LineView) => string;
  /** What the list is of, see {@link LineRow}. */
  among?: 'any' | 'customer' | 'item';
}

const FIRST = 8;
const ROW_HEIGHT = 46;

/** Lines as rows, the first few at once and the rest on request; however many, only those in view are drawn. */
export function LineList({ lines, today, hrefOf, among }: LineListProps) {
  const [whole, setWhole] = useState(false);
  const rest = whole ? 0 : lines.length - FIRST;
  const origins = useMemo(() => lines.map((line) => line.origin), [lines]);
  const mixed = useMemo(() => areMixed(origins), [origins]);
  return (
    <>
      <VirtualList rows={whole ? lines : lines.slice(0, FIRST)} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
        {(line) => <LineRow line={line} today={today} href={hrefOf(line)} among={among} sourced={mixed} />}
      </VirtualList>
      {rest > 0 ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: rest })}
        </button>
      ) : null}
      <OriginLine origins={origins} />
    </>
  );
}

function keyOf({ orderId, lineId }: LineView): string {
  return `${orderId}/${lineId}`;
}
