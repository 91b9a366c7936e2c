import { useCallback, useState } from 'preact/hooks';
import { FactsPage } from '../../components/facts/FactsPage.tsx';
import { FactsSection } from '../../components/facts/FactsSection.tsx';
import { Gone } from '../../components/parts/Gone.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { readFactForm } from '../../lib/lens/facts/fact-form.ts';
import { factsView } from '../../lib/lens/facts/facts-view.ts';
import { dropFact, factHead, justRemoved, saveFact } from '../../lib/surface/facts.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';
import { hrefOf } from './route.ts';

/** Certificates, ratings and risks of one partner. */
export function FactsScreen({ partnerId }: { partnerId: string }) {
  const { remote, again } = useReading((store, now) => factsView(store, partnerId, now), [partnerId]);
  const [failure, setFailure] = useState<Failure>();
  const [saved, setSaved] = useState<string>();
  const fail = (error: unknown) => setFailure(failureOf(error));
  const removed = justRemoved.value;
  const onFinal = useCallback(() => {
    justRemoved.value = null;
  }, []);
  return (
    <RemoteView remote={remote.value} onRetry={again} rows={6} heading={t('facts.title')}>
      {(view) =>
        view ? (
          <FactsPage
            view={view}
            backHref={partnerHref(partnerId)}
            done={
              failure ? (
                <FailureNote failure={failure} />
              ) : removed?.partnerId === partnerId ? (
                <UndoLine
                  key={removed.id}
                  words={t('facts.removed', { name: removed.label })}
                  onUndo={() => void saveFact(removed).catch(fail)}
                  onFinal={onFinal}
                />
              ) : saved ? (
                <p class="small" role="status">
                  {t('facts.saved', { name: saved })}
                </p>
              ) : null
            }
            onSave={async (form, corrected) => {
              setFailure(undefined);
              try {
                const { fact } = readFactForm(form, await factHead(partnerId, corrected));
                if (!fact) return false;
                await saveFact(fact);
                setSaved(fact.label);
                return true;
              } catch (error) {
                fail(error);
                return false;
              }
            }}
            onRemove={(fact) => {
              setFailure(undefined);
              void dropFact(fact).catch(fail);
            }}
          />
        ) : (
          <Gone what={t('partner.not-found.title')} why={t('partner.not-found.why')} />
        )
      }
    </RemoteView>
  );
}

/** The same in short, on the partner's page. */
export function FactsOfPartner({ partnerId }: { partnerId: string }) {
  const { remote } = useReading((store, now) => factsView(store, partnerId, now), [partnerId]);
  const view = remote.value.state === 'ready' ? remote.value.value : null;
  return view ? <FactsSection view={view} href={hrefOf({ view: 'facts', partnerId })} /> : null;
}
