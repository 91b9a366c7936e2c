import { useState } from 'preact/hooks';
import { SenderList } from '../../components/options/SenderList.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { SenderChoice } from '../../lib/domain/sender-choice.ts';
import type { Store } from '../../lib/store/open.ts';
import { partnersByIds } from '../../lib/store/queries.ts';
import { listSenderChoices } from '../../lib/store/sender-choices.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { takeBackChoice, undoChosen } from '../../lib/surface/sender-choices.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** What people said of senders of mail: listed and taken back. */
export function SendersPart() {
  const { remote, again } = useReading(readChoices, []);
  const [removed, setRemoved] = useState<SenderChoice>();
  const [failure, setFailure] = useState<Failure>();
  const act = (work: Promise<void>, after: SenderChoice | undefined) => {
    setFailure(undefined);
    work.then(
      () => setRemoved(after),
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {(choices) => (
        <>
          <SenderList
            choices={choices}
            removed={removed}
            onRemove={(choice) => act(takeBackChoice(choice), choice)}
            onUndo={() => act(undoChosen(), undefined)}
            onFinal={() => setRemoved(undefined)}
          />
          {failure ? <FailureNote failure={failure} /> : null}
        </>
      )}
    </RemoteView>
  );
}

async function readChoices(store: Store) {
  const choices = await listSenderChoices(store);
  const partners = await partnersByIds(
    store,
    choices.flatMap(({ partnerId }) => partnerId ?? []),
  );
  return choices.map((choice) => {
    const { partnerId } = choice;
    if (partnerId === undefined) return { choice };
    return { choice, partnerName: partners.get(partnerId)?.name ?? partnerId };
  });
}
