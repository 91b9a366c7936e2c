import type { ComponentChildren } from 'preact';
import { MAX_LINK, mailLink } from '../../lib/export/mail/mailto.ts';
import { t } from '../../lib/i18n/t.ts';
import { Part } from '../parts/Part.tsx';
import type { Way } from './ChaserPage.tsx';
import type { Draft } from './use-draft.ts';

interface TakeOverProps {
  draft: Draft;
  done?: ComponentChildren;
  onTakeOver: (way: Way, draft: Draft) => void;
}

/** The ways in which the draft leaves. Nothing is sent from here. */
export function TakeOver({ draft, done, onTakeOver }: TakeOverProps) {
  const isEmpty = draft.lines.length === 0;
  return (
    <Part title={t('chaser.send')}>
      {isEmpty ? (
        <p class="dim">{t('chaser.lines.tick')}</p>
      ) : (
        <div class="acts chaser-acts">
          <MailAct draft={draft} onTakeOver={onTakeOver} />
          {(
            [
              ['copied', 'chaser.copy'],
              ['copied-text', 'chaser.copy-text'],
              ['file', 'chaser.save'],
            ] as const
          ).map(([way, label]) => (
            <button key={way} type="button" class="btn" onClick={() => onTakeOver(way, draft)}>
              <span>{t(label)}</span>
            </button>
          ))}
        </div>
      )}
      {done}
    </Part>
  );
}

/** The mail program takes the whole where it fits into a link; else the text is copied, and the mail begins empty. */
function MailAct({ draft, onTakeOver }: Omit<TakeOverProps, 'done'>) {
  const to = draft.to.map(({ email }) => email);
  const link = mailLink(to, draft.subject, draft.short);
  const fits = link.length <= MAX_LINK;
  return (
    <>
      {fits ? null : <p class="small dim">{t('chaser.mail.long')}</p>}
      <a
        class="btn primary"
        href={fits ? link : mailLink(to, draft.subject)}
        onClick={() => onTakeOver(fits ? 'mail' : 'copied', draft)}
      >
        <span>{t(fits ? 'chaser.mail' : 'chaser.mail.empty')}</span>
      </a>
    </>
  );
}
