import { t } from '../../lib/i18n/t.ts';
import type { ItemSubject } from '../../lib/lens/item/item-views.ts';
import type { CardView } from '../../lib/lens/views.ts';
import { ItemStanding, LastPrice } from '../item/ItemFigures.tsx';
import { WaitingList } from '../item/WaitingList.tsx';
import { LineRow } from '../lines/LineRow.tsx';
import { areMixed, OriginLine } from '../parts/OriginLine.tsx';

const SHOWN = 5;

/** An item: what is still to come, the worst lines of it, who waits, what it cost last. */
export function CardItem({ subject, view }: { subject: ItemSubject; view: CardView }) {
  const { supply, lines, waiting, waitingTotal, lastPrice, origin } = subject;
  const today = view.workspace.today;
  const origins = lines.map((line) => line.origin);
  return (
    <>
      <ItemStanding facts={subject} today={today} />
      {lines.length > 0 ? (
        <section>
          <h2>
            {t('item.supply')} <span class="c">{supply.open}</span>
          </h2>
          <ul class="rows">
            {lines.slice(0, SHOWN).map((line) => (
              <li key={`${line.orderId}/${line.lineId}`}>
                <LineRow line={line} today={today} among="item" sourced={areMixed(origins)} />
              </li>
            ))}
          </ul>
          {supply.open > SHOWN ? (
            <p class="small dim c">{t('common.more', { n: supply.open - Math.min(SHOWN, lines.length) })}</p>
          ) : null}
        </section>
      ) : null}
      {waiting.length > 0 ? (
        <section>
          <h2>
            {t('item.demand')} <span class="c">{waitingTotal}</span>
          </h2>
          <WaitingList waiting={waiting.slice(0, SHOWN)} today={today} />
        </section>
      ) : null}
      <LastPrice price={lastPrice} today={today} />
      <OriginLine origins={origins.length > 0 ? origins : [origin]} />
    </>
  );
}
