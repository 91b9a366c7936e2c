import { SenderList } from '../../components/options/SenderList.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { Store } from '../../lib/store/open.ts';
import { partnersByIds } from '../../lib/store/queries.ts';
import { listSenderChoices } from '../../lib/store/sender-choices.ts';
import { takeBackChoice, undoChosen } from '../../lib/surface/sender-choices.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { useRemoval } from './use-removal.ts';

/** What people said of senders of mail: listed and taken back. */
export function SendersPart() {
  const { remote, again } = useReading(readChoices, []);
  const { failure, list } = useRemoval(takeBackChoice, undoChosen);
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {(choices) => (
        <>
          <SenderList choices={choices} {...list} />
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
