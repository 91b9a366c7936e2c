import { useState } from 'preact/hooks';
import { ContactList } from '../../components/options/ContactList.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { EnteredAt } from '../../lib/domain/partner.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { listEntered } from '../../lib/store/entered-contacts.ts';
import { dropContact, undoEntered } from '../../lib/surface/contacts.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** Contacts that people entered here: listed and removed. */
export function ContactsPart() {
  const { remote, again } = useReading(listEntered, []);
  const [removed, setRemoved] = useState<EnteredAt>();
  const [failure, setFailure] = useState<Failure>();
  const act = (work: Promise<void>, after: EnteredAt | undefined) => {
    setFailure(undefined);
    work.then(
      () => setRemoved(after),
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {(contacts) => (
        <>
          <ContactList
            contacts={contacts}
            removed={removed}
            onRemove={(entered) => act(dropContact(entered), entered)}
            onUndo={() => act(undoEntered(), undefined)}
            onFinal={() => setRemoved(undefined)}
          />
          {failure ? <FailureNote failure={failure} /> : null}
        </>
      )}
    </RemoteView>
  );
}
