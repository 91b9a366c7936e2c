import { useState } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ItemView, ItemWaiting } from '../../lib/lens/item/item-views.ts';
import { WaitingList } from './WaitingList.tsx';

const FIRST = 8;

/** The customers behind an item's open lines; the first few at once, the rest on request. */
export function WaitingPart({
  view,
  hrefOf,
}: {
  view: Pick<ItemView, 'waiting' | 'waitingTotal' | 'workspace'>;
  hrefOf: (line: ItemWaiting['line']) => string;
}) {
  const [whole, setWhole] = useState(false);
  const { waiting, waitingTotal, workspace } = view;
  return (
    <section class="sect">
      <h2 class="h2">
        {t('item.demand')} <span class="c">{formatNumber(waitingTotal)}</span>
      </h2>
      {waiting.length === 0 ? <p class="dim">{t('item.demand.none')}</p> : null}
      <WaitingList
        waiting={whole ? waiting : waiting.slice(0, FIRST)}
        today={workspace.today}
        hrefOf={hrefOf}
      />
      {!whole && waiting.length > FIRST ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: waiting.length - FIRST })}
        </button>
      ) : null}
    </section>
  );
}
