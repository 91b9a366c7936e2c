import { useState } from 'preact/hooks';
import { WhoChooser } from '../../components/mail/WhoChooser.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import '../../components/style/sender.css';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MailCardView } from '../../lib/lens/mail/mail-views.ts';
import type { WhoView } from '../../lib/lens/mail/who/who-views.ts';
import { findPartnersBy } from '../../lib/lens/partner/find-partners.ts';
import { DERIVED, failureOf } from '../../lib/surface/reading.ts';
import { chooseSender, justChosen, takeBackChoice, undoChosen } from '../../lib/surface/sender-choices.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { partnerHref } from './places.ts';

/** Who the sender of a message is, with the question where it is open, and the way back from what was said. */
export function SenderPart({ mail: { who, origin } }: { mail: Pick<MailCardView, 'who' | 'origin'> }) {
  const [search, setSearch] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const { remote } = useReading((store) => findPartnersBy(store, search), [search], {
    of: DERIVED,
    keep: true,
  });
  const act = (work: Promise<void>) => {
    setFailure(undefined);
    setSearch('');
    void work.catch((error: unknown) => setFailure(failureOf(error)));
  };
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <JustChosen who={who} onUndo={() => act(undoChosen())} />
      <WhoChooser
        view={who}
        origin={origin}
        choose={(partner, of) => act(chooseSender(who, partner, of))}
        undo={(choice) => act(takeBackChoice(choice))}
        hrefOf={partnerHref}
        search={search}
        found={remote.value.state === 'ready' ? remote.value.value : []}
        onSearch={setSearch}
      />
    </>
  );
}

/** What was said of this sender just now, with the way back while it is fresh. */
function JustChosen({ who: { about }, onUndo }: { who: WhoView; onUndo: () => void }) {
  const last = justChosen.value;
  if (!last || (last.sender !== about?.address && last.sender !== about?.domain)) return null;
  return (
    <UndoLine
      key={last.at}
      words={chosenWords(last)}
      onUndo={onUndo}
      onFinal={() => {
        justChosen.value = null;
      }}
    />
  );
}

function chosenWords({ sender, partner }: NonNullable<typeof justChosen.value>): string {
  if (partner === undefined) return t('sender.done.back', { sender });
  return partner === null ? t('sender.done.nobody', { sender }) : t('sender.done', { sender, partner });
}
