import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatAge, formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Track } from '../figures/Track.tsx';
import { Sign } from '../parts/Sign.tsx';
import { itemWords, lineSentence, orderedWords, quantityWords } from '../wording/line.ts';
import { reasonWords } from '../wording/reasons.ts';
import { sourceName } from '../wording/source.ts';

interface LineStoryProps {
  line: LineView;
  today: CalendarDate;
  /** The present instant in milliseconds, for ages. */
  instant: number;
}

/** One line in full: the sentence that matters, what it is, its dates, and where this comes from. */
export function LineStory({ line, today, instant }: LineStoryProps) {
  return (
    <>
      <Saying line={line} today={today} />
      <p class="small dim why">
        {joinParts([
          itemWords(line),
          orderedWords(line),
          line.rejected
            ? t('line.rejected', { quantity: quantityWords(line.rejected, line.unit) })
            : undefined,
          line.buyer,
          line.plant,
        ])}
      </p>
      <Track line={line} today={today} />
      <Provenance line={line} instant={instant} />
    </>
  );
}

/** The sentence that matters, and the reasons that it has not said. Past its limit: grey, with "was". */
export function Saying({ line, today }: { line: LineView; today: CalendarDate }) {
  const { stale } = line.origin;
  const said = lineSentence(line, today);
  const reasons = line.reasons
    .filter((reason) => reason.code !== 'overdue')
    .map(reasonWords)
    .filter((words) => !said.startsWith(words));
  const told = stale ? t('common.was', { what: said.charAt(0).toLocaleLowerCase() + said.slice(1) }) : said;
  return (
    <>
      <p class={stale ? 'say dim' : 'say'}>
        <Sign state={stale ? 'unknown' : line.state} label={stale ? t('source.stale') : undefined} />
        <span>{told}</span>
      </p>
      {reasons.length > 0 ? <p class="small sec why">{joinParts(reasons)}</p> : null}
    </>
  );
}

/** Source, age and confidence of a line. */
export function Provenance({ line, instant }: { line: LineView; instant: number }) {
  const { sourceId, fetchedAt, confidence } = line.origin;
  return (
    <p class="small dim provenance" title={formatInstant(fetchedAt)}>
      {joinParts([
        t('card.origin', { source: sourceName(sourceId), age: formatAge(fetchedAt, instant) }),
        t(`card.confidence.${confidence}`),
      ])}
    </p>
  );
}
