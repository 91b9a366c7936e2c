import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';

export interface Tab {
  id: string;
  label: string;
  href: string;
  /** How much is new there. */
  count?: number;
  /** The count in words, for screen readers. */
  countWords?: string;
}

/** The panel's places. Links, so that history and the middle button work as everywhere. */
export function Tabs({ tabs, current }: { tabs: Tab[]; current: string }) {
  return (
    <nav class="tabs" aria-label={t('app.name')}>
      {tabs.map((tab) => (
        <a key={tab.id} href={tab.href} aria-current={tab.id === current ? 'page' : undefined}>
          {tab.label}
          {tab.count ? (
            <span class="tab-count">
              <span class="vh">{tab.countWords ?? t('tab.changed', { n: tab.count })}</span>
              <span aria-hidden="true">{formatNumber(tab.count)}</span>
            </span>
          ) : null}
        </a>
      ))}
    </nav>
  );
}
