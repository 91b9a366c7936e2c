import { useContext } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, joinParts, NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ItemFacts, ItemPrice, ItemQuantity, ItemSupply } from '../../lib/lens/item/item-views.ts';
import { Dash } from '../parts/Dash.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Past, Told } from '../parts/Told.tsx';
import { priceFrom, priceWords, quantitiesWords, supplyVerdict } from '../wording/item.ts';
import { asOfPart, asOfWords } from '../wording/line.ts';

interface StandingProps {
  facts: Pick<ItemFacts, 'state' | 'supply'>;
  today: CalendarDate;
}

/** The sentence that matters, then what is on order, overdue and next. */
export function ItemStanding({ facts, today }: StandingProps) {
  return (
    <Told as="div" origin={facts.supply.origin}>
      <Verdict facts={facts} />
      {facts.supply.open > 0 ? <Amounts supply={facts.supply} today={today} /> : null}
    </Told>
  );
}

function Verdict({ facts: { state, supply } }: Pick<StandingProps, 'facts'>) {
  const past = useContext(Past);
  const asOf = supply.origin.stale ? asOfWords(supply.origin) : undefined;
  return (
    <>
      <p class="say">
        <Sign state={state} />
        <span>{supplyVerdict(supply, past)}</span>
      </p>
      {asOf ? <p class="small sec why">{asOf}</p> : null}
    </>
  );
}

function Amounts({ supply, today }: { supply: ItemSupply; today: CalendarDate }) {
  const { onOrder, overdue, withoutQuantity, nextOn } = supply;
  return (
    <dl class="terms item-terms">
      <dt>{t('item.on-order')}</dt>
      <dd>
        {onOrder.length === 0 ? (
          <Dash why={t('item.quantity.none')} />
        ) : (
          joinParts([
            quantitiesWords(onOrder),
            withoutQuantity > 0 && t('item.without-quantity', { n: withoutQuantity }),
          ])
        )}
      </dd>
      <Overdue late={supply.late} overdue={overdue} />
      {nextOn ? (
        <>
          <dt>{t('item.next')}</dt>
          <dd>{formatDate(nextOn, today)}</dd>
        </>
      ) : null}
    </dl>
  );
}

function Overdue({ late, overdue }: { late: number; overdue: ItemQuantity[] }) {
  if (late === 0) return null;
  return (
    <>
      <dt>{t('item.overdue')}</dt>
      <dd>{overdue.length === 0 ? <Dash why={t('item.quantity.none')} /> : quantitiesWords(overdue)}</dd>
    </>
  );
}

/** What the item cost last, from whom and when; a dash with the reason where no source gives prices. */
export function LastPrice({ price, today, href }: { price?: ItemPrice; today: CalendarDate; href?: string }) {
  return (
    <section class="item-price">
      <h2>{t('item.price')}</h2>
      {price ? (
        <Told as="p" origin={price.origin}>
          <b>{priceWords(price)}</b>{' '}
          <span class="small dim">
            {href ? (
              <a class="link" href={href}>
                {priceFrom(price, today)}
              </a>
            ) : (
              priceFrom(price, today)
            )}
            {price.origin.stale ? `, ${asOfPart(price.origin)}` : null}
          </span>
        </Told>
      ) : (
        <p>
          {NOT_KNOWN} <span class="small dim">{t('item.price.none')}</span>
        </p>
      )}
    </section>
  );
}
