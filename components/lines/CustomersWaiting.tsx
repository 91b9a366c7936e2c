import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatDate, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerWaiting } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { useWas } from '../parts/Told.tsx';
import { quantityWords, slackWords } from '../wording/line.ts';

/** How a customer stands: late when the promise lies after the need, at risk within three days of it. */
export function customerState(customer: CustomerWaiting): PaintState {
  const slack = customer.slackDays;
  if (slack === undefined) return 'unknown';
  return slack < 0 ? 'late' : slack <= 3 ? 'risk' : 'ok';
}

/** A row without a date says "was" in its second line. */
const same = (words: string) => words;

interface CustomersWaitingProps {
  customers: CustomerWaiting[];
  today: CalendarDate;
  unit?: string;
}

/** The customers behind a line: who, which order, when they need it, how much time is left. To stand inside of the line's facts. */
export function CustomersWaiting({ customers, today, unit }: CustomersWaitingProps) {
  const was = useWas();
  return (
    <ul class="rows">
      {customers.map((customer) => (
        <li key={`${customer.partnerId}/${customer.salesOrder}`}>
          <div class="rowi">
            <Sign state={customerState(customer)} label={t(`state.${customerState(customer)}`)} />
            <span class="a">
              <span class="id">{customer.name}</span> <span class="dim">{customer.salesOrder}</span>
            </span>
            <span class="v">{was(customer.neededOn ? formatDate(customer.neededOn, today) : '', true)}</span>
            <span class="d">
              {(customer.neededOn ? same : was)(
                joinParts([
                  customer.quantity === undefined
                    ? undefined
                    : t('waiting.needs', { quantity: quantityWords(customer.quantity, unit) }),
                  slackWords(customer),
                ]),
              )}
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
