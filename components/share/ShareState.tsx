import { dayOfInstant } from '../../lib/domain/calendar-date.ts';
import type { Issued, ShareAgreement } from '../../lib/domain/share-agreement.ts';
import { formatDate, formatInstant, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';

const MS_PER_DAY = 86_400_000;
/** So long before it a file is said to run out. */
const WARN_MS = 7 * MS_PER_DAY;

/** How sharing stands: what was agreed, whether the last file still shows, or has run out, or sharing was ended. */
export function ShareState({ share, instant }: { share: ShareAgreement; instant: number }) {
  const { agreedOn, ours, theirs, until, issued, revoked } = share;
  const last = issued.at(-1);
  return (
    <>
      <p>{t('share.agreed', { date: formatDate(agreedOn), ours, theirs, until: formatDate(until) })}</p>
      <p class="small dim">
        {last
          ? t('share.last', {
              when: formatInstant(last.issuedAt),
              until: formatDate(dayOfInstant(last.expiresAt - 1)),
            })
          : t('share.no-file')}
      </p>
      {revoked ? (
        <Note
          state="unknown"
          what={t('share.revoked', { date: formatDate(dayOfInstant(revoked.at)) })}
          next={t('share.revoked.next')}
        />
      ) : (
        <Running until={until} last={last} instant={instant} />
      )}
    </>
  );
}

function Running({ until, last, instant }: { until: string; last?: Issued; instant: number }) {
  if (until < dayOfInstant(instant))
    return (
      <Note state="risk" what={t('share.over', { date: formatDate(until) })} next={t('share.over.next')} />
    );
  if (!last || last.expiresAt > instant + WARN_MS) return null;
  const expired = last.expiresAt <= instant ? 'expired' : 'stale';
  const date = formatDate(dayOfInstant(last.expiresAt - 1));
  return (
    <Note
      state={expired === 'expired' ? 'late' : 'risk'}
      what={t(`share.${expired}`, { date })}
      next={t(`share.${expired}.next`)}
    />
  );
}

/** Every file that was made, the newest first. */
export function FilesMade({ issued, instant }: { issued: readonly Issued[]; instant: number }) {
  return (
    <ul class="plain small">
      {issued.toReversed().map(({ kind, serial, issuedAt, expiresAt, figures, lines }) => (
        <li key={serial}>
          {t('share.file', {
            when: formatInstant(issuedAt),
            until: formatDate(dayOfInstant(expiresAt - 1)),
          })}{' '}
          <span class="dim">
            {joinParts([
              kind === 'revoked' ? t('share.file.revoked') : t('share.file.scorecard', { figures, lines }),
              expiresAt <= instant && t('share.file.out'),
            ])}
          </span>
        </li>
      ))}
    </ul>
  );
}
