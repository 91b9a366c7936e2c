import { PartnerPage } from '../../components/partner/PartnerPage.tsx';
import { RecordsPage } from '../../components/partner/RecordsPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { kpiTitle } from '../../components/wording/kpi.ts';
import { recordRows } from '../../components/wording/record-rows.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { partnerView } from '../../lib/lens/partner/partner.ts';
import type { PartnerView, RecordsView } from '../../lib/lens/partner/partner-views.ts';
import { recordsView } from '../../lib/lens/partner/records.ts';
import { monthsWithin, recordsWithin } from '../../lib/lens/partner/records-within.ts';
import { pause } from '../../lib/lens/partner/slices.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { download } from '../../lib/surface/download.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { FactsOfPartner } from './FactsScreen.tsx';
import { FollowToggle } from './FollowToggle.tsx';
import { PipelineOfPartner } from './PartnerPipeline.tsx';
import { TouchpointsOfPartner } from './PartnerTouchpoints.tsx';
import { figureLinks, lineHref, partnerHref } from './places.ts';
import { ReviewOfPartner } from './ReviewItems.tsx';
import { hrefOf } from './route.ts';
import { ShareOfPartner } from './ShareScreen.tsx';
import { TasksAbout } from './TasksAbout.tsx';
import { OneWithAnother, UnionsOfPartner } from './UnionsOfPartner.tsx';

/** One partner. */
export function PartnerScreen({ partnerId }: { partnerId: string }) {
  const { remote, again } = useReading<PartnerView | null>(
    (store, now, show) => partnerView(store, partnerId, now, show),
    [partnerId],
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('partner.title')}>
      {(view) =>
        view ? (
          <PartnerPage
            view={view}
            backHref={hrefOf({ view: 'partners' })}
            touchpoints={
              <>
                <ReviewOfPartner key={view.head.id} partnerId={view.head.id} />
                <PipelineOfPartner key={`pipeline ${partnerId}`} partnerId={view.head.id} />
                <TasksAbout key={`tasks ${partnerId}`} partnerId={partnerId} />
                <TouchpointsOfPartner key={partnerId} partnerId={partnerId} />
              </>
            }
            facts={
              <>
                <ShareOfPartner key={view.head.id} partnerId={view.head.id} />
                <FactsOfPartner partnerId={view.head.id} />
                <OneWithAnother key={view.head.id} partnerId={view.head.id} />
              </>
            }
            same={<UnionsOfPartner partnerId={view.head.id} />}
            follow={<FollowToggle kind="partner" targetId={view.head.id} />}
            partnerHref={partnerHref}
            lineHref={lineHref}
            recordsHref={(row) =>
              hrefOf({ view: 'records', partnerId: view.head.id, kpiId: row.id, basis: row.basis })
            }
            seriesHref={(row) =>
              hrefOf({ view: 'series', partnerId: view.head.id, kpiId: row.id, basis: row.basis })
            }
            scorecardHref={hrefOf({ view: 'scorecard', partnerId: view.head.id })}
            customerRecordsHref={hrefOf({ view: 'customer-records', partnerId: view.head.id })}
            segmentsHref={hrefOf({ view: 'segments' })}
            chaserHref={hrefOf({ view: 'chaser', partnerId })}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

interface RecordsScreenProps {
  partnerId: string;
  kpiId: KpiRow['id'];
  basis?: KpiRow['basis'];
  within?: string;
}

/** The records behind one figure of a partner. */
export function RecordsScreen({ partnerId, kpiId, basis, within }: RecordsScreenProps) {
  const { remote, again } = useReading(
    async (store, now) => {
      const period = within === undefined ? undefined : monthsWithin(within);
      const whole = await recordsView(store, partnerId, kpiId, basis, now, period);
      return { view: whole && within ? recordsWithin(whole, within) : whole, now };
    },
    [partnerId, kpiId, basis, within],
  );
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={kpiTitle({ id: kpiId, basis })}>
      {({ view, now }) =>
        view ? (
          <RecordsPage
            view={view}
            today={now.today}
            backHref={partnerHref(partnerId)}
            lineHref={lineHref}
            links={figureLinks(partnerId, view.title)}
            within={within}
            onExport={() => void exportRecords(view)}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

/** Rows that are worded in one go. */
const EXPORT_SLICE = 1_000;

async function exportRecords(view: RecordsView): Promise<void> {
  const parts: string[] = [];
  for (let at = 0; at === 0 || at < view.rows.length; at += EXPORT_SLICE) {
    const { header, rows } = recordRows({ ...view, rows: view.rows.slice(at, at + EXPORT_SLICE) });
    const text = toCsv(header, rows);
    // Later parts come without the heading.
    parts.push(at === 0 ? text : text.slice(toCsv(header, []).length));
    await pause();
  }
  const name = ['partnerlens', view.title.id, view.title.basis].filter(Boolean).join('-');
  download(`${name}.csv`, parts.join(''));
}
