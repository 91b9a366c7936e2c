import { t } from '../../lib/i18n/t.ts';

/** How many lines are contested, and what that does to the figures. */
export function ContestedWords({ open, accepted }: { open: number; accepted: number }) {
  return (
    <>
      {open > 0 ? <p class="small">{t('contested.counts.open', { n: open })}</p> : null}
      {accepted > 0 ? <p class="small">{t('contested.counts.accepted', { n: accepted })}</p> : null}
    </>
  );
}
