import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Track } from '../figures/Track.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { LateRisk } from '../risk/LateRisk.tsx';
import { itemWords, lineSentence, orderedWords, quantityWords } from '../wording/line.ts';
import { pastReasons, pastSentence } from '../wording/past.ts';
import { reasonWords } from '../wording/reasons.ts';

interface LineStoryProps {
  line: LineView;
  today: CalendarDate;
}

/** One line in full: the sentence that matters, what it is, its dates, and where this comes from. */
export function LineStory({ line, today }: LineStoryProps) {
  return (
    <Told as="div" origin={line.origin}>
      <Saying line={line} today={today} />
      <p class="small dim why">
        {joinParts([
          itemWords(line),
          orderedWords(line),
          line.rejected
            ? t('line.rejected', { quantity: quantityWords(line.rejected, line.unit) })
            : undefined,
          line.returned
            ? t('line.returned', { quantity: quantityWords(line.returned, line.unit) })
            : undefined,
          line.buyer,
          line.plant,
        ])}
      </p>
      <Track line={line} today={today} />
      <LateRisk line={line} today={today} />
      <OriginLine origins={[line.origin]} />
    </Told>
  );
}

/** The sentence that matters, and the reasons that it has not said. To stand inside of the line's facts. */
export function Saying({ line, today }: LineStoryProps) {
  const { stale } = line.origin;
  const said = stale ? pastSentence(line, today) : lineSentence(line, today);
  const reasons = stale ? pastReasons(line) : otherReasons(line, said);
  return (
    <>
      <p class={stale ? 'say dim' : 'say'}>
        <Sign state={line.state} bare={stale} />
        <span>{said}</span>
      </p>
      {reasons === '' ? null : <p class="small sec why">{reasons}</p>}
    </>
  );
}

/** The reasons that the sentence has not said. */
function otherReasons({ reasons }: LineView, said: string): string {
  return joinParts(
    reasons
      .filter(({ code }) => code !== 'overdue')
      .map(reasonWords)
      .filter((words) => !said.startsWith(words)),
  );
}
