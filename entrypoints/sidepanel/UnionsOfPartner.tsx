import { useCallback, useState } from 'preact/hooks';
import { SameAs } from '../../components/partner/SameCompany.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import { OtherPartner } from '../../components/unions/OtherPartner.tsx';
import { UnionSection } from '../../components/unions/UnionSection.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import { findOthers } from '../../lib/lens/partner/find-partners.ts';
import { type SamePairView, samePairs } from '../../lib/lens/partner/refresh-same.ts';
import { unionView } from '../../lib/lens/unions/unions-view.ts';
import type { PartnerHead } from '../../lib/lens/views.ts';
import { DERIVED, failureOf } from '../../lib/surface/reading.ts';
import { lastUnion, makeOne, takeApart } from '../../lib/surface/unions.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';

/** On a partner's page: whom it stands for and whom it may be the same as, with the ways there and back. */
export function UnionsOfPartner({ partnerId }: { partnerId: string }) {
  const unions = useReading((store, now) => unionView(store, partnerId, now), [partnerId], { of: DERIVED });
  const same = useReading((store) => samePairs(store, partnerId), [partnerId], { of: DERIVED });
  const [failure, setFailure] = useState<Failure>();
  const fail = (error: unknown) => setFailure(failureOf(error));
  const act = (work: Promise<void>) => {
    setFailure(undefined);
    work.catch(fail);
  };
  const view = unions.remote.value.state === 'ready' ? unions.remote.value.value : null;
  const pairs = same.remote.value.state === 'ready' ? same.remote.value.value : [];
  const make = ({ partners, shared }: SamePairView, keep: string) =>
    act(makeOne({ partners, keep, reasons: shared }).then(() => goTo(keep)));
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <Done onUndo={(id, names) => act(takeApart(id, names))} />
      {view ? (
        <UnionSection
          view={view}
          onUndo={({ id, partners: [a, b] }) => act(takeApart(id, [a.name, b.name]))}
        />
      ) : null}
      <SameAs pairs={pairs} hrefOf={partnerHref} partnerId={partnerId} onMakeOne={make} />
    </>
  );
}

/** At the end of a partner's page: makes it one with another that the person knows to be the same company. */
export function OneWithAnother({ partnerId }: { partnerId: string }) {
  const [search, setSearch] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const { remote } = useReading((store) => findOthers(store, partnerId, search), [partnerId, search], {
    of: DERIVED,
    keep: true,
  });
  const found = remote.value.state === 'ready' ? remote.value.value : [];
  const make = (partners: readonly [PartnerHead, PartnerHead], keep: string) => {
    setFailure(undefined);
    makeOne({ partners, keep, reasons: [] })
      .then(() => goTo(keep))
      .catch((error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <section class="sect">
      {failure ? <FailureNote failure={failure} /> : null}
      <OtherPartner search={search} found={found} hrefOf={partnerHref} onSearch={setSearch} onMake={make} />
    </section>
  );
}

/** The page of the one whose name stays. */
function goTo(partnerId: string): void {
  const href = partnerHref(partnerId);
  if (location.hash !== href) location.replace(href);
}

/** What was done last, with the way back while it is fresh; a union can be taken back at any time below. */
function Done({ onUndo }: { onUndo: (id: string, names: readonly [string, string]) => void }) {
  const last = lastUnion.value;
  const onFinal = useCallback(() => {
    lastUnion.value = null;
  }, []);
  if (!last) return null;
  const [a, b] = last.names;
  return (
    <div class="sect">
      {last.done === 'made' ? (
        <UndoLine
          key={last.id}
          words={t('unions.made', { a, b })}
          onUndo={() => onUndo(last.id, last.names)}
          onFinal={onFinal}
        />
      ) : (
        <p class="small" role="status">
          {t('unions.divided', { a, b })}
        </p>
      )}
    </div>
  );
}
