import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { Silence } from '../../lib/domain/silence.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SilenceRow } from '../../lib/lens/silence/silence-views.ts';
import type { LineView, Origin } from '../../lib/lens/views.ts';
import { Part } from '../parts/Part.tsx';
import { Told } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { asOfWords, itemWords, lineVerdict } from '../wording/line.ts';
import { pastVerdict } from '../wording/past.ts';
import { knownWhole } from '../wording/silence.ts';

interface SilenceListProps {
  rows: readonly SilenceRow[];
  today: CalendarDate;
  lineHref: (line: LineView) => string;
  onEnd: (id: string) => void;
}

const ROW_HEIGHT = 62;
/** What is left of a line that the records no longer hold is what a person said, as old as the saying. */
const originOfSaying = ({ who, at }: Silence): Origin => ({
  sourceId: who === '' ? t('known.here') : who,
  fetchedAt: at,
  stale: false,
  confidence: 'high',
});

/** Everything that somebody said is known until a day, and what of it is over. */
export function SilenceList({ rows, today, lineHref, onEnd }: SilenceListProps) {
  if (rows.length === 0) return null;
  return (
    <Part title={t('known.list')} count={rows.filter(({ end }) => end === null).length}>
      <VirtualList rows={rows} keyOf={({ silence }) => silence.id} rowHeight={ROW_HEIGHT}>
        {(row) => <Row row={row} today={today} lineHref={lineHref} onEnd={onEnd} />}
      </VirtualList>
    </Part>
  );
}

function Row({ row, today, lineHref, onEnd }: Omit<SilenceListProps, 'rows'> & { row: SilenceRow }) {
  const { silence, line, end } = row;
  return (
    <Told as="div" origin={line?.origin ?? originOfSaying(silence)} class="known-row">
      <Facts row={row} today={today} lineHref={lineHref} />
      <button
        type="button"
        class="link small"
        aria-label={t(end === null ? 'known.end-of' : 'known.forget-of', { title: silence.title })}
        onClick={() => onEnd(silence.id)}
      >
        {t(end === null ? 'known.end' : 'known.forget')}
      </button>
    </Told>
  );
}

const verdictOf = (line: LineView, today: CalendarDate): string =>
  line.origin.stale ? pastVerdict(line, today) : lineVerdict(line);

/** To stand inside of the line's facts. */
function Facts({ row, today, lineHref }: Pick<SilenceListProps, 'today' | 'lineHref'> & { row: SilenceRow }) {
  const { silence, line, end } = row;
  const over = end === 'worse' || end === 'moved' || end === 'reached' ? 'known.over' : 'known.over.quiet';
  return (
    <>
      {line ? (
        <a class="link" href={lineHref(line)}>
          {silence.title}
        </a>
      ) : (
        <span class="id">{silence.title}</span>
      )}{' '}
      {line ? (
        <span class="sec">
          {joinParts([itemWords(line), verdictOf(line, today), line.origin.stale && asOfWords(line.origin)])}
        </span>
      ) : null}
      <span class="d">
        {joinParts([knownWhole(silence, today), end !== null && t(over, { why: t(`known.over.${end}`) })])}
      </span>
    </>
  );
}
