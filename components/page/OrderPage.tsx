import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { Track } from '../figures/Track.tsx';
import { CustomersWaiting } from '../lines/CustomersWaiting.tsx';
import { LineRow } from '../lines/LineRow.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Sign } from '../parts/Sign.tsx';
import { itemWords, lineSentence, lineTitle, quantityWords } from '../wording/line.ts';
import { reasonWords } from '../wording/reasons.ts';
import { sourceName } from '../wording/source.ts';

interface OrderPageProps {
  /** Lines of one order, worst first; at least one. */
  lines: LineView[];
  /** The line to show in full; the first where it is not among them. */
  lineId?: string;
  today: CalendarDate;
  backHref: string;
  partnerHref: (partnerId: string) => string;
  lineHref: (line: LineView) => string;
}

/** One order: the chosen line in full with its dates, reasons and customers; the other lines below. */
export function OrderPage({ lines, lineId, today, backHref, partnerHref, lineHref }: OrderPageProps) {
  const line = lines.find((candidate) => candidate.lineId === lineId) ?? lines[0];
  if (!line) return null;
  const others = lines.filter((other) => other !== line);
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={backHref} aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{lineTitle(line)}</h1>
          <p class="small dim">
            {t(`order.${line.orderKind === 'sales' ? 'sales' : 'purchase'}`)} ·{' '}
            <a class="link" href={partnerHref(line.partnerId)}>
              {line.partnerName}
            </a>
          </p>
        </div>
      </header>
      <section class="sect">
        <LineStory line={line} today={today} />
      </section>
      {line.customers.length > 0 ? (
        <section class="sect">
          <h2 class="h2">
            {t('waiting.title')} <span class="c">{line.customers.length}</span>
          </h2>
          <CustomersWaiting customers={line.customers} today={today} unit={line.unit} />
        </section>
      ) : null}
      {others.length > 0 ? (
        <section class="sect">
          <h2 class="h2">
            {t('card.next-lines')} <span class="c">{others.length}</span>
          </h2>
          <ul class="rows">
            {others.map((other) => (
              <li key={other.lineId}>
                <LineRow line={other} today={today} href={lineHref(other)} withOrder={false} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

/** Sentence, item, track and every reason of one line; the same words on the card and on the order page. */
export function LineStory({ line, today }: { line: LineView; today: CalendarDate }) {
  const said = lineSentence(line, today);
  const reasons = line.reasons.map(reasonWords).filter((words) => !said.startsWith(words));
  return (
    <>
      <p class="say">
        <Sign state={line.state} />
        <span>{said}</span>
      </p>
      <p class="small dim why">
        {joinParts([
          itemWords(line),
          line.ordered === undefined ? undefined : quantityWords(line.ordered, line.unit),
          line.rejected
            ? t('line.rejected', { quantity: quantityWords(line.rejected, line.unit) })
            : undefined,
          line.buyer,
          line.plant,
        ])}
      </p>
      <Track line={line} today={today} />
      {reasons.length > 0 ? <p class="small sec">{joinParts(reasons)}</p> : null}
      <p class="small dim">{sourceName(line.origin.sourceId)}</p>
    </>
  );
}
