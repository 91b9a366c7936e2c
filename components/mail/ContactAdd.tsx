import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { NewContact } from '../../lib/lens/mail/who/new-contact.ts';
import type { WhoCandidate } from '../../lib/lens/mail/who/who-views.ts';
import type { Origin, PartnerHead } from '../../lib/lens/views.ts';
import { DraftField } from '../agreement/DraftField.tsx';
import { Told } from '../parts/Told.tsx';
import { PartnerSearch } from './PartnerSearch.tsx';
import { WhoReasons } from './WhoReasons.tsx';

interface ContactAddProps {
  contact: NewContact;
  /** Of what the page shows of the message. */
  origin: Origin;
  /** Whose it may be, with reasons; none of them is chosen before a person does. */
  suggested: readonly Pick<WhoCandidate, 'partner' | 'reasons'>[];
  search: string;
  found: readonly PartnerHead[];
  onSearch: (search: string) => void;
  onAdd: (partner: PartnerHead, contact: NewContact) => void;
}

/** From a sender whom nobody knows to a contact of a partner: whose, then what is stored, then the word of a person. */
export function ContactAdd({ contact, origin, onAdd, ...choosing }: ContactAddProps) {
  const [partner, setPartner] = useState<PartnerHead>();
  return (
    <details class="sender contact-add">
      <summary class="small">{t('contact.add')}</summary>
      {partner ? (
        <Told as="div" origin={origin}>
          <Preview
            partner={partner}
            contact={contact}
            onAdd={(as) => onAdd(partner, as)}
            onCancel={() => setPartner(undefined)}
          />
        </Told>
      ) : (
        <Whose {...choosing} onChoose={setPartner} />
      )}
    </details>
  );
}

interface WhoseProps extends Pick<ContactAddProps, 'suggested' | 'search' | 'found' | 'onSearch'> {
  onChoose: (partner: PartnerHead) => void;
}

/** Those whom domain, name or numbers suggest, and the search. */
function Whose({ suggested, search, found, onSearch, onChoose }: WhoseProps) {
  return (
    <>
      <p class="small dim">{t('contact.why')}</p>
      <ul class="sender-candidates">
        {suggested.map(({ partner, reasons }) => (
          <li key={partner.id}>
            <span>{partner.name}</span>
            <WhoReasons reasons={reasons} />
            <ChooseButton partner={partner} onChoose={onChoose} />
          </li>
        ))}
      </ul>
      <PartnerSearch
        label={t('contact.search')}
        search={search}
        found={found}
        shown={suggested}
        onSearch={onSearch}
        nameOf={({ name }) => name}
        actOf={(partner) => <ChooseButton partner={partner} onChoose={onChoose} />}
      />
    </>
  );
}

function ChooseButton({ partner, onChoose }: { partner: PartnerHead; onChoose: WhoseProps['onChoose'] }) {
  return (
    <button
      type="button"
      class="btn"
      aria-label={t('contact.choose.of', { partner: partner.name })}
      onClick={() => onChoose(partner)}
    >
      {t('contact.choose')}
    </button>
  );
}

interface PreviewProps {
  partner: PartnerHead;
  contact: NewContact;
  onAdd: (contact: NewContact) => void;
  onCancel: () => void;
}

/** Exactly what is stored, and where. */
function Preview({ partner, contact, onAdd, onCancel }: PreviewProps) {
  const [name, setName] = useState(contact.name);
  const title = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone: who goes by keyboard goes on from the heading.
  useEffect(() => title.current?.focus(), []);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onAdd({ ...contact, name });
      }}
    >
      <h3 ref={title} tabIndex={-1}>
        {t('contact.preview')}
      </h3>
      <DraftField
        id="contact.name"
        label={t('contact.name')}
        hint={t('contact.name.hint')}
        value={name}
        onInput={setName}
      />
      <dl class="terms">
        <dt>{t('contact.address')}</dt>
        <dd>
          <bdi>{sentText(contact.address)}</bdi>
        </dd>
        <dt>{t('contact.partner')}</dt>
        <dd>{partner.name}</dd>
        <dt>{t('contact.provenance')}</dt>
        <dd>{t('contact.provenance.here')}</dd>
        <dt>{t('contact.where')}</dt>
        <dd>{t('contact.where.here')}</dd>
      </dl>
      <div class="acts">
        <button type="submit" class="btn primary">
          <span>{t('contact.confirm')}</span>
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          <span>{t('contact.cancel')}</span>
        </button>
      </div>
    </form>
  );
}
