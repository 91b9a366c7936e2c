import type { SenderChoice } from '../../lib/domain/sender-choice.ts';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { UndoLine } from '../parts/UndoLine.tsx';

interface SenderListProps {
  choices: readonly { choice: SenderChoice; partnerName?: string }[];
  /** Just taken back; can be undone. */
  removed?: SenderChoice;
  onRemove: (choice: SenderChoice) => void;
  onUndo: () => void;
  /** It cannot be undone any more. */
  onFinal: () => void;
}

/** What people said of senders of mail: listed and taken back. */
export function SenderList({ choices, removed, onRemove, onUndo, onFinal }: SenderListProps) {
  return (
    <section>
      <h2>{t('sender.list')}</h2>
      <p class="dim">{t('sender.list.why')}</p>
      {choices.length === 0 ? (
        <p class="dim">{t('sender.list.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section class="scroll-x" tabIndex={0} aria-label={t('sender.list')}>
          <table class="tbl">
            <thead>
              <tr>
                <th scope="col">{t('sender.list.sender')}</th>
                <th scope="col">{t('sender.list.partner')}</th>
                <th scope="col">{t('sender.list.at')}</th>
                <th scope="col">
                  <span class="vh">{t('sender.back')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {choices.map(({ choice, partnerName }) => (
                <tr key={choice.id}>
                  <td class="id">
                    <bdi>{senderWords(choice)}</bdi>
                  </td>
                  <td>{partnerName ?? t('sender.nobody')}</td>
                  <td>{formatInstant(choice.at)}</td>
                  <td>
                    <button
                      type="button"
                      class="btn quiet"
                      aria-label={t('sender.list.back-of', { sender: senderWords(choice) })}
                      onClick={() => onRemove(choice)}
                    >
                      {t('sender.back')}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {removed ? (
        <UndoLine
          key={removed.id}
          words={t('sender.done.back', { sender: senderWords(removed) })}
          onUndo={onUndo}
          onFinal={onFinal}
        />
      ) : null}
    </section>
  );
}

function senderWords({ of, sender }: SenderChoice): string {
  return of === 'address' ? sentText(sender) : t('sender.list.all', { domain: sentText(sender) });
}
