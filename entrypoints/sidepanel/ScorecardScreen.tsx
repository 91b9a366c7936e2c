import { Gone } from '../../components/parts/Gone.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { ScorecardPage } from '../../components/scorecard/ScorecardPage.tsx';
import { scoreRows } from '../../components/wording/score-rows.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { scorecardView } from '../../lib/lens/scorecard/scorecard-view.ts';
import { download } from '../../lib/surface/download.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** The scorecard of one partner. */
export function ScorecardScreen({ partnerId, term }: { partnerId: string; term?: string }) {
  const { remote, again } = useReading((store, now) => scorecardView(store, partnerId, now), [partnerId]);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={t('score.title')}>
      {(view) =>
        view ? (
          <ScorecardPage
            view={view}
            term={term}
            backHref={partnerHref(partnerId)}
            recordsHref={({ id, basis }) => hrefOf({ view: 'records', partnerId, kpiId: id, basis })}
            seriesHref={({ id, basis }) => hrefOf({ view: 'series', partnerId, kpiId: id, basis })}
            onExport={() => {
              const { header, rows } = scoreRows(view);
              download('partnerlens-scorecard.csv', toCsv(header, rows));
            }}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}
