import { useState } from 'preact/hooks';
import { AlertActs } from '../../components/alerts/AlertActs.tsx';
import { AlertPage } from '../../components/alerts/AlertPage.tsx';
import { AlertsPage } from '../../components/alerts/AlertsPage.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { DismissReason } from '../../lib/domain/dismissal.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { alertEvidence } from '../../lib/lens/alerts/alert-evidence.ts';
import { alertList } from '../../lib/lens/alerts/alert-list.ts';
import type { AlertView } from '../../lib/lens/alerts/alert-views.ts';
import { groupsOfLines } from '../../lib/lens/chaser/chase-groups.ts';
import { figureOfAlert } from '../../lib/lens/trend/watch-view.ts';
import { justAway, putAway, takeBack } from '../../lib/surface/dismissals.ts';
import { DERIVED, failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { ChaseFrom } from './ChaseFrom.tsx';
import { lineHref, partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** Acts on alerts, and why the last one failed. */
function useActs() {
  const [failure, setFailure] = useState<Failure>();
  const act = (work: Promise<void>) => {
    setFailure(undefined);
    void work.catch((error: unknown) => setFailure(failureOf(error)));
  };
  return {
    failure,
    onPutAway: (alert: AlertView, reason: DismissReason, note: string) => act(putAway(alert, reason, note)),
    onUndo: (alert: AlertView) => act(takeBack(alert)),
  };
}

/** *Alerts*: what got worse, with its evidence. */
export function AlertsScreen() {
  const { remote, again } = useReading(alertList, [], { of: DERIVED });
  const { failure, ...acts } = useActs();
  return (
    <>
      <h1 class="vh">{t('tab.alerts')}</h1>
      {failure ? (
        <section class="sect">
          <FailureNote failure={failure} />
        </section>
      ) : null}
      <RemoteView remote={remote.value} onRetry={again} rows={8}>
        {(list) => (
          <AlertsPage
            list={list}
            justAway={justAway.value}
            partnerHref={partnerHref}
            alertHref={(id) => hrefOf({ view: 'alert', alertId: id })}
            {...acts}
          />
        )}
      </RemoteView>
    </>
  );
}

/** The chart of the figure that an alert is about. */
function seriesHrefOf({ partnerId, kpi }: AlertView): string | undefined {
  const figure = figureOfAlert(kpi);
  return figure && hrefOf({ view: 'series', partnerId, kpiId: figure.id, basis: figure.basis, by: 'chart' });
}

/** One alert with the records behind it. */
export function AlertScreen({ alertId }: { alertId: string }) {
  const { remote, again } = useReading((store, now) => alertEvidence(store, alertId, now), [alertId], {
    of: DERIVED,
  });
  const { failure, ...acts } = useActs();
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={10} heading={t('tab.alerts')}>
      {(evidence) =>
        evidence ? (
          <AlertPage
            evidence={evidence}
            backHref={hrefOf({ view: 'alerts' })}
            partnerHref={partnerHref}
            lineHref={lineHref}
            seriesHref={seriesHrefOf(evidence.alert)}
          >
            {failure ? <FailureNote failure={failure} /> : null}
            <ChaseFrom
              groups={groupsOfLines(evidence.rows.map(({ line }) => line))}
              partnerId={evidence.alert.partnerId}
            />
            <AlertActs alert={evidence.alert} {...acts} />
          </AlertPage>
        ) : (
          <Gone what={t('alert.gone.title')} why={t('alert.gone.why')} />
        )
      }
    </RemoteView>
  );
}
