import type { EnteredAt } from '../../lib/domain/partner.ts';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { UndoLine } from '../parts/UndoLine.tsx';

interface ContactListProps {
  contacts: readonly EnteredAt[];
  /** Just removed; can be undone. */
  removed?: EnteredAt;
  onRemove: (entered: EnteredAt) => void;
  onUndo: () => void;
  /** It cannot be undone any more. */
  onFinal: () => void;
}

/** Contacts that people entered here: listed and removed. */
export function ContactList({ contacts, removed, onRemove, onUndo, onFinal }: ContactListProps) {
  return (
    <section>
      <h2>{t('contact.list')}</h2>
      <p class="dim">{t('contact.list.why')}</p>
      {contacts.length === 0 ? (
        <p class="dim">{t('contact.list.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section class="scroll-x" tabIndex={0} aria-label={t('contact.list')}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{t('contact.list.contact')}</th>
                <th scope="col">{t('contact.list.partner')}</th>
                <th scope="col">{t('contact.list.at')}</th>
                <th scope="col">
                  <span class="vh">{t('contact.list.remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {contacts.map((each) => (
                <Row key={`${each.partner.id} ${each.contact.email}`} entered={each} onRemove={onRemove} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {removed ? (
        <UndoLine
          key={removed.contact.email}
          words={t('contact.done.removed', {
            address: sentText(removed.contact.email),
            partner: removed.partner.name,
          })}
          onUndo={onUndo}
          onFinal={onFinal}
        />
      ) : null}
    </section>
  );
}

function Row({ entered, onRemove }: { entered: EnteredAt; onRemove: ContactListProps['onRemove'] }) {
  const { partner, contact } = entered;
  const address = sentText(contact.email);
  return (
    <tr>
      <td>
        {contact.name === contact.email ? null : (
          <>
            <bdi>{sentText(contact.name)}</bdi>{' '}
          </>
        )}
        <bdi class="id">{address}</bdi>
      </td>
      <td>{partner.name}</td>
      <td>
        {formatInstant(contact.entered.at)} {contact.entered.by}
      </td>
      <td>
        <button
          type="button"
          class="btn quiet"
          aria-label={t('contact.list.remove-of', { address, partner: partner.name })}
          onClick={() => onRemove(entered)}
        >
          {t('contact.list.remove')}
        </button>
      </td>
    </tr>
  );
}
