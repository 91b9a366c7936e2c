import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Track } from '../figures/Track.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { LateRisk } from '../risk/LateRisk.tsx';
import { itemWords, lineSentence, orderedWords, quantityWords } from '../wording/line.ts';
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
  const was = useWas();
  const { stale } = line.origin;
  const said = lineSentence(line, today);
  const reasons = line.reasons
    .filter((reason) => reason.code !== 'overdue')
    .map(reasonWords)
    .filter((words) => !said.startsWith(words));
  return (
    <>
      <p class={stale ? 'say dim' : 'say'}>
        <Sign state={line.state} bare={stale} />
        <span>{was(said)}</span>
      </p>
      {reasons.length > 0 ? <p class="small sec why">{was(joinParts(reasons))}</p> : null}
    </>
  );
}
