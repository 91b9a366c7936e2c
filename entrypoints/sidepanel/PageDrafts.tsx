import { DraftFindings } from '../../components/mail/DraftPart.tsx';
import { Part } from '../../components/parts/Part.tsx';
import '../../components/style/draft.css';
import { t } from '../../lib/i18n/t.ts';
import { checkDraft } from '../../lib/lens/mail/draft/check-draft.ts';
import type { TabPage } from '../../lib/messages.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { lineHref } from './places.ts';
import { hrefOf } from './route.ts';

/** The mails that are being written on a page, held against the records while they are written. */
export function PageDrafts({ page }: { page: TabPage }) {
  const drafts = Object.values(page.drafts ?? {}).flat();
  const { remote } = useReading(
    (store, now) => Promise.all(drafts.map((draft) => checkDraft(store, draft, now))),
    [JSON.stringify(drafts)],
    { keep: true },
  );
  if (remote.value.state !== 'ready' || drafts.length === 0) return null;
  return (
    <>
      {remote.value.value.map((view) => (
        <Part key={view.key} title={t('draft.title')}>
          <DraftFindings
            view={view}
            hrefOf={({ orderId, lineId }) =>
              lineId === undefined ? hrefOf({ view: 'order', orderId }) : lineHref({ orderId, lineId })
            }
          />
        </Part>
      ))}
    </>
  );
}
