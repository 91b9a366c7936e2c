import { ItemPage } from '../../components/item/ItemPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { t } from '../../lib/i18n/t.ts';
import { itemView } from '../../lib/lens/item/item.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { itemHref, lineHref, partnerHref } from './places.ts';

const LINKS = { line: lineHref, partner: partnerHref, item: itemHref };

/** One item with what is still to come of it. */
export function ItemScreen({ itemId }: { itemId: string }) {
  const { remote, again } = useReading((store, now) => itemView(store, itemId, now), [itemId]);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('item.title')}>
      {(view) =>
        view ? (
          <ItemPage view={view} onBack={() => history.back()} links={LINKS} />
        ) : (
          <Gone what={t('item.not-found.title')} why={t('item.not-found.why')} />
        )
      }
    </RemoteView>
  );
}
