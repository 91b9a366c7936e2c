import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ItemNeighbour } from '../../lib/lens/item/item-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { supplyDetail, supplyVerdict } from '../wording/item.ts';
import { asOfWords } from '../wording/line.ts';

interface NeighboursProps {
  title: string;
  found: ItemNeighbour[];
  today: CalendarDate;
  hrefOf: (itemId: string) => string;
}

/** Items that may stand in for one another, with what of each is on order. */
export function Neighbours({ title, found, today, hrefOf }: NeighboursProps) {
  if (found.length === 0) return null;
  return (
    <section class="sect">
      <h2 class="h2">
        {title} <span class="c">{found.length}</span>
      </h2>
      <ul class="rows">
        {found.map((item) => (
          <li key={item.id ?? item.number}>
            {item.id ? (
              <Told as="a" origin={item.supply?.origin ?? item.origin} class="rowi" href={hrefOf(item.id)}>
                <Facts item={item} origin={item.supply?.origin ?? item.origin} today={today} />
              </Told>
            ) : (
              <Told as="div" origin={item.origin} class="rowi">
                <Facts item={item} origin={item.origin} today={today} />
              </Told>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FactsProps {
  item: ItemNeighbour;
  origin: Origin;
  today: CalendarDate;
}

function Facts({ item, origin, today }: FactsProps) {
  const { supply, state = 'unknown' } = item;
  const { stale } = origin;
  return (
    <>
      <Sign state={state} />
      <span class="a">
        <span class="id">{item.number}</span>
        {'\u2002'}
        <span class="sec">{item.description}</span>
      </span>
      <span class={`v ${stale ? '' : `t-${state}`}`}>{supply ? supplyVerdict(supply, stale) : ''}</span>
      <span class="d">
        {joinParts([
          supply ? supplyDetail(supply, today) : t('item.alternate.unknown'),
          stale && asOfWords(origin),
        ])}
      </span>
    </>
  );
}
