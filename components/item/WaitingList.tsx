import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ItemWaiting } from '../../lib/lens/item/item-views.ts';
import { customerState } from '../lines/CustomersWaiting.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { asOfWords, lineTitle, quantityWords, slackWords } from '../wording/line.ts';

const ROW_HEIGHT = 46;

interface WaitingListProps {
  waiting: ItemWaiting[];
  today: CalendarDate;
  /** Where the supply line behind a customer leads; without it the rows are text. */
  hrefOf?: (line: ItemWaiting['line']) => string;
}

/** Customers with the supply line that they wait for, least slack first; however many, only those in view are drawn. */
export function WaitingList({ waiting, today, hrefOf }: WaitingListProps) {
  return (
    <VirtualList rows={waiting} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
      {(each) =>
        hrefOf ? (
          <Told as="a" origin={each.line.origin} class="rowi" href={hrefOf(each.line)}>
            <Facts {...each} today={today} />
          </Told>
        ) : (
          <Told as="div" origin={each.line.origin} class="rowi">
            <Facts {...each} today={today} />
          </Told>
        )
      }
    </VirtualList>
  );
}

function keyOf({ line, customer }: ItemWaiting): string {
  return `${line.orderId}/${line.lineId}/${customer.partnerId}/${customer.salesOrder}`;
}

function Facts({ customer, line, today }: ItemWaiting & { today: CalendarDate }) {
  const was = useWas();
  const state = customerState(customer);
  return (
    <>
      <Sign state={state} label={t(`state.${state}`)} />
      <span class="a">
        <span class="id">{customer.name}</span> <span class="dim">{customer.salesOrder}</span>
      </span>
      <span class={`v ${line.origin.stale ? '' : `t-${state}`}`}>
        {was(customer.neededOn ? formatDate(customer.neededOn, today) : '', true)}
      </span>
      <span class="d">
        {joinParts([
          customer.quantity === undefined
            ? undefined
            : t('waiting.needs', { quantity: quantityWords(customer.quantity, line.unit) }),
          line.origin.stale ? asOfWords(line.origin) : slackWords(customer),
          lineTitle(line),
        ])}
      </span>
    </>
  );
}
