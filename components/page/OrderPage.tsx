import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { CustomersWaiting } from '../lines/CustomersWaiting.tsx';
import { LineRow } from '../lines/LineRow.tsx';
import { LineStory } from '../lines/LineStory.tsx';
import { SupplierUnknown } from '../lines/SupplierUnknown.tsx';
import { Icon } from '../parts/Icon.tsx';
import { areMixed } from '../parts/OriginLine.tsx';
import { Told } from '../parts/Told.tsx';
import { lineTitle, recordWords } from '../wording/line.ts';
import { isUnknownPartner, partnerName } from '../wording/partner.ts';

interface OrderPageProps {
  /** Lines of one order, worst first; at least one. */
  lines: LineView[];
  /** The line to show in full; the first where it is not among them. */
  lineId?: string;
  today: CalendarDate;
  /** The button that follows this order. */
  follow?: ComponentChildren;
  /** What the line that is shown in full can be told in the system that it came from. */
  actsOf?: (line: LineView) => ComponentChildren;
  /** What can be told to the customers of the line that is shown in full. */
  toCustomers?: (line: LineView) => ComponentChildren;
  /** What the page in the active tab says otherwise. */
  beside?: ComponentChildren;
  onBack: () => void;
  partnerHref: (partnerId: string) => string;
  lineHref: (line: LineView) => string;
}

/** One order: the chosen line in full with its dates, reasons and customers; the other lines below. */
export function OrderPage(props: OrderPageProps) {
  const { lines, lineId, today, follow, actsOf, toCustomers, beside, onBack, partnerHref, lineHref } = props;
  // The worst when the page opened, where none was asked for: what a person does there may make another one the worst.
  const opened = useRef(lines[0]?.lineId);
  const line = lines.find((candidate) => candidate.lineId === (lineId ?? opened.current)) ?? lines[0];
  if (!line) return null;
  const others = lines.filter((other) => other !== line);
  return (
    <>
      <Head line={line} follow={follow} onBack={onBack} partnerHref={partnerHref} />
      <section class="sect">
        <LineStory line={line} today={today} />
        {isUnknownPartner(line.partnerId) ? <SupplierUnknown /> : null}
        {actsOf?.(line)}
      </section>
      {beside}
      {line.customers.length > 0 ? (
        <section class="sect">
          <h2 class="h2">
            {t(line.state === 'done' ? 'waiting.customers' : 'waiting.title')}{' '}
            <span class="c">{line.customers.length}</span>
          </h2>
          <Told as="div" origin={line.origin}>
            <CustomersWaiting customers={line.customers} today={today} unit={line.unit} />
          </Told>
          {toCustomers?.(line)}
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
                <LineRow
                  line={other}
                  today={today}
                  href={lineHref(other)}
                  among="order"
                  sourced={areMixed(lines.map(({ origin }) => origin))}
                />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

type HeadProps = Pick<OrderPageProps, 'follow' | 'onBack' | 'partnerHref'> & { line: LineView };

/** Which line this is, of which kind of order and of whom. */
function Head({ line, follow, onBack, partnerHref }: HeadProps) {
  const { orderKind, partnerId, partnerName: name } = line;
  return (
    <header class="phead">
      <button type="button" class="btn quiet icon" aria-label={t('common.back')} onClick={onBack}>
        <Icon name="back" />
      </button>
      <div>
        <h1>{lineTitle(line)}</h1>
        <p class="small dim">
          {joinParts([t(`order.${orderKind === 'sales' ? 'sales' : 'purchase'}`), recordWords(line)])} ·{' '}
          {isUnknownPartner(partnerId) ? (
            partnerName(partnerId, name)
          ) : (
            <a class="link" href={partnerHref(partnerId)}>
              {name}
            </a>
          )}
        </p>
      </div>
      {follow}
    </header>
  );
}
