import { ItemPage } from '../../components/item/ItemPage.tsx';
import { Note } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { t } from '../../lib/i18n/t.ts';
import { itemView } from '../../lib/lens/item.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { itemHref, lineHref, partnerHref } from './places.ts';

const LINKS = { line: lineHref, partner: partnerHref, item: itemHref };

/** One item with what is still to come of it. */
export function ItemScreen({ itemId }: { itemId: string }) {
  const { remote, again } = useReading((store, now) => itemView(store, itemId, now), [itemId]);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10}>
      {(view) =>
        view ? (
          <ItemPage view={view} onBack={() => history.back()} links={LINKS} />
        ) : (
          <section class="sect">
            <Note state="unknown" what={t('item.not-found.title')} why={t('item.not-found.why')} />
          </section>
        )
      }
    </RemoteView>
  );
}
