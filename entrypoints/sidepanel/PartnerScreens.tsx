import { signal } from '@preact/signals';
import { PartnerPage } from '../../components/partner/PartnerPage.tsx';
import { type PartnersChoice, PartnersPage } from '../../components/partner/PartnersPage.tsx';
import { RecordsPage } from '../../components/partner/RecordsPage.tsx';
import { Note } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { recordRows } from '../../components/wording/record-rows.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { partnerView } from '../../lib/lens/partner.ts';
import { partnerList } from '../../lib/lens/portfolio.ts';
import { recordsView } from '../../lib/lens/records.ts';
import type { KpiRow, RecordsView } from '../../lib/lens/views.ts';
import { download } from '../../lib/surface/download.ts';
import { DERIVED } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { lineHref, partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

const choice = signal<PartnersChoice>({ search: '', order: { sort: 'worst', descending: false } });

/** The portfolio. */
export function PartnersScreen({ onImport }: { onImport: () => void }) {
  const { remote, again } = useReading(partnerList, [], { of: DERIVED });
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10}>
      {(view) => (
        <PartnersPage
          view={view}
          choice={choice.value}
          onChoose={(next) => {
            choice.value = next;
          }}
          onImport={onImport}
          hrefOf={(entry) => partnerHref(entry.id)}
        />
      )}
    </RemoteView>
  );
}

/** One partner. */
export function PartnerScreen({ partnerId }: { partnerId: string }) {
  const { remote, again } = useReading((store, now) => partnerView(store, partnerId, now), [partnerId]);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10}>
      {(view) =>
        view ? (
          <PartnerPage
            view={view}
            backHref={hrefOf({ view: 'partners' })}
            partnerHref={partnerHref}
            lineHref={lineHref}
            recordsHref={(row) => hrefOf({ view: 'records', partnerId, kpiId: row.id, basis: row.basis })}
          />
        ) : (
          <Gone />
        )
      }
    </RemoteView>
  );
}

interface RecordsScreenProps {
  partnerId: string;
  kpiId: KpiRow['id'];
  basis?: KpiRow['basis'];
}

/** The records behind one figure of a partner. */
export function RecordsScreen({ partnerId, kpiId, basis }: RecordsScreenProps) {
  const { remote, again } = useReading(
    async (store, now) => ({ view: await recordsView(store, partnerId, kpiId, basis, now), now }),
    [partnerId, kpiId, basis],
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10}>
      {({ view, now }) =>
        view ? (
          <RecordsPage
            view={view}
            today={now.today}
            backHref={partnerHref(partnerId)}
            lineHref={lineHref}
            onExport={() => exportRecords(view)}
          />
        ) : (
          <Gone />
        )
      }
    </RemoteView>
  );
}

function exportRecords(view: RecordsView): void {
  const { header, rows } = recordRows(view);
  const name = ['partnerlens', view.title.id, view.title.basis].filter(Boolean).join('-');
  download(`${name}.csv`, toCsv(header, rows));
}

function Gone() {
  return (
    <section class="sect">
      <Note state="unknown" what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
    </section>
  );
}
