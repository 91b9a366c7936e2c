import { ContactList } from '../../components/options/ContactList.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { listEntered } from '../../lib/store/entered-contacts.ts';
import { dropContact, undoEntered } from '../../lib/surface/contacts.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { useRemoval } from './use-removal.ts';

/** Contacts that people entered here: listed and removed. */
export function ContactsPart() {
  const { remote, again } = useReading(listEntered, []);
  const { failure, list } = useRemoval(dropContact, undoEntered);
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {(contacts) => (
        <>
          <ContactList contacts={contacts} {...list} />
          {failure ? <FailureNote failure={failure} /> : null}
        </>
      )}
    </RemoteView>
  );
}
