import { useCallback, useState } from 'preact/hooks';
import { Gone } from '../../components/parts/Gone.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import { ScorecardPage } from '../../components/scorecard/ScorecardPage.tsx';
import { scoreRows } from '../../components/wording/score-rows.ts';
import type { Agreement } from '../../lib/domain/agreement.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { scorecardView } from '../../lib/lens/scorecard/scorecard-view.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';
import { agreementsOf } from '../../lib/store/agreements.ts';
import { agreementToJson } from '../../lib/surface/agreement-file.ts';
import { justAgreed, takeBackAgreement } from '../../lib/surface/agreements.ts';
import { download } from '../../lib/surface/download.ts';
import { chooseTemplate } from '../../lib/surface/facts.ts';
import { failureOf, surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** The scorecard of one partner. */
export function ScorecardScreen({ partnerId, term }: { partnerId: string; term?: string }) {
  const { remote, again } = useReading((store, now) => scorecardView(store, partnerId, now), [partnerId]);
  const [failure, setFailure] = useState<Failure>();
  const fail = (error: unknown) => setFailure(failureOf(error));
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={8} heading={t('score.title')}>
      {(view) =>
        view ? (
          <ScorecardPage
            view={view}
            term={term}
            backHref={partnerHref(partnerId)}
            agreementHref={hrefOf({ view: 'agreement', partnerId })}
            factsHref={hrefOf({ view: 'facts', partnerId })}
            recordsHref={({ id, basis }) =>
              hrefOf({ view: 'records', partnerId, kpiId: id, basis, within: view.period.join('..') })
            }
            seriesHref={({ id, basis }) => hrefOf({ view: 'series', partnerId, kpiId: id, basis })}
            onExport={() => {
              const { header, rows } = scoreRows(view);
              download('partnerlens-scorecard.csv', toCsv(header, rows));
            }}
            onRole={(template) => void chooseTemplate(partnerId, template, t('facts.by-hand')).catch(fail)}
            onExportVersion={(version) => void saveVersion(view.partner, version).catch(fail)}
            done={<Done partnerId={partnerId} failure={failure} onFail={fail} />}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

interface DoneProps {
  partnerId: string;
  failure?: Failure;
  onFail: (error: unknown) => void;
}

/** What was agreed a moment ago, with its way back; or why something failed. */
function Done({ partnerId, failure, onFail }: DoneProps) {
  const agreed = justAgreed.value;
  const onFinal = useCallback(() => {
    justAgreed.value = null;
  }, []);
  if (failure)
    return (
      <section class="sect">
        <FailureNote failure={failure} />
      </section>
    );
  if (agreed?.partnerId !== partnerId) return null;
  return (
    <section class="sect">
      <UndoLine
        words={t('agree.saved', { version: agreed.version })}
        onUndo={() => void takeBackAgreement(agreed).catch(onFail)}
        onFinal={onFinal}
      />
    </section>
  );
}

async function saveVersion(partner: PartnerHead, version: number): Promise<void> {
  const { records } = await agreementsOf(await surfaceStore(), partner.id);
  const agreement = records.find((each: Agreement) => each.version === version);
  if (!agreement) return;
  const name = `agreement-${partner.name}-${version}`.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const text = agreementToJson(agreement, partner.roles);
  download(`${name}.json`, new Blob([text], { type: 'application/json' }));
}
