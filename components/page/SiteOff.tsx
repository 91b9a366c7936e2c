import { t } from '../../lib/i18n/t.ts';
import { Nothing } from './PagePanel.tsx';

interface SiteOffProps {
  host: string;
  onAllow: () => void;
  onReadOnce: () => void;
  /** Set after the browser refused the one-time reading. */
  refused?: boolean;
}

/** The site of the active tab is not switched on: offers to switch it on, or to read this page once. */
export function SiteOff({ host, onAllow, onReadOnce, refused }: SiteOffProps) {
  return (
    <Nothing
      title={t('page.off.title', { host })}
      why={refused ? t('page.read-once.why') : t('page.off.why')}
    >
      <button type="button" class="btn primary" onClick={onAllow}>
        <span>{t('page.allow', { host })}</span>
      </button>
      <button type="button" class="btn" onClick={onReadOnce}>
        {t('page.read-once')}
      </button>
    </Nothing>
  );
}
