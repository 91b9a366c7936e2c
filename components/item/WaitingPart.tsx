import { useState } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ItemView, ItemWaiting } from '../../lib/lens/item-views.ts';
import { WaitingList } from './WaitingList.tsx';

const FIRST = 8;
const STEP = 100;

/** The customers behind an item's open lines; the first few at once. */
export function WaitingPart({
  view,
  hrefOf,
}: {
  view: Pick<ItemView, 'waiting' | 'waitingTotal' | 'workspace'>;
  hrefOf: (line: ItemWaiting['line']) => string;
}) {
  const [shown, setShown] = useState(FIRST);
  const { waiting, waitingTotal, workspace } = view;
  return (
    <section class="sect">
      <h2 class="h2">
        {t('item.demand')} <span class="c">{formatNumber(waitingTotal)}</span>
      </h2>
      {waiting.length === 0 ? <p class="dim">{t('item.demand.none')}</p> : null}
      <WaitingList waiting={waiting.slice(0, shown)} today={workspace.today} hrefOf={hrefOf} />
      {waiting.length > shown ? (
        <button type="button" class="link small" onClick={() => setShown(shown + STEP)}>
          {t('page.show-more', { n: waiting.length - shown })}
        </button>
      ) : null}
    </section>
  );
}
