import { t } from '../../lib/i18n/t.ts';
import { Nothing } from './PagePanel.tsx';

interface SiteOffProps {
  /** Unknown until the page was read once: the browser tells it only then. */
  host?: string;
  onAllow: () => void;
  onReadOnce: () => void;
  /** Set after the browser refused the one-time reading. */
  refused?: boolean;
}

/** The site of the active tab is not switched on: offers to switch it on, or to read this page once. */
export function SiteOff({ host, onAllow, onReadOnce, refused }: SiteOffProps) {
  const why = host ? t('page.off.why') : t('page.off-unknown.why');
  return (
    <Nothing
      title={host ? t('page.off.title', { host }) : t('page.off-unknown.title')}
      why={refused ? t('page.read-once.why') : why}
    >
      <button type="button" class="btn primary" onClick={onAllow}>
        <span>{host ? t('page.allow', { host }) : t('page.allow-some')}</span>
      </button>
      <button type="button" class="btn" onClick={onReadOnce}>
        {t('page.read-once')}
      </button>
    </Nothing>
  );
}
