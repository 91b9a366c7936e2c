import { useState } from 'preact/hooks';
import { ContactAdd } from '../../components/mail/ContactAdd.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { UndoLine } from '../../components/parts/UndoLine.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MailCardView } from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { newContactOf } from '../../lib/lens/mail/who/new-contact.ts';
import { findPartnersBy } from '../../lib/lens/partner/find-partners.ts';
import { addContact, justEntered, undoEntered } from '../../lib/surface/contacts.ts';
import { DERIVED, failureOf } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** A sender whom nobody knows becomes a contact, and may be taken back while it is fresh. */
export function NewContactPart({ mail }: { mail: Pick<MailCardView, 'who' | 'messages' | 'origin'> }) {
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
  const contact = newContactOf(mail);
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      <JustEntered address={mail.who.about?.address} onUndo={() => act(undoEntered())} />
      {contact ? (
        <ContactAdd
          contact={contact}
          origin={mail.origin}
          suggested={mail.who.candidates}
          search={search}
          found={remote.value.state === 'ready' ? remote.value.value : []}
          onSearch={setSearch}
          onAdd={(partner, as) => act(addContact(partner, as))}
        />
      ) : null}
    </>
  );
}

function JustEntered({ address, onUndo }: { address: string | undefined; onUndo: () => void }) {
  const last = justEntered.value;
  if (!last || last.contact.email !== address) return null;
  const said = { address: sentText(last.contact.email), partner: last.partner.name };
  return (
    <UndoLine
      key={last.at}
      words={t(`contact.done.${last.did}`, said)}
      onUndo={onUndo}
      onFinal={() => {
        justEntered.value = null;
      }}
    />
  );
}
