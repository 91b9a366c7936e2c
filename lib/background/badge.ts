import { browser } from 'wxt/browser';
import { t } from '../i18n/t.ts';
import type { TabPage } from '../messages.ts';

/** What the badge counts: subjects of the tab that need a person. */
function attentionOf(page: TabPage | null): { late: number; risk: number } {
  const worst = new Map<string, 'late' | 'risk'>();
  for (const mention of Object.values(page?.documents ?? {}).flat()) {
    const key = mention.keys.at(-1) ?? mention.raw;
    if (mention.state === 'late') worst.set(key, 'late');
    else if (mention.state === 'risk' && !worst.has(key)) worst.set(key, 'risk');
  }
  const states = [...worst.values()];
  return { late: states.filter((s) => s === 'late').length, risk: states.filter((s) => s === 'risk').length };
}

const COLOURS = { late: '#b0241c', risk: '#855300' } as const;

/** Shows on the action how many subjects of this tab are late, else how many are at risk; nothing when all is well. */
export async function refreshBadge(tabId: number, page: TabPage | null): Promise<void> {
  const { late, risk } = attentionOf(page);
  const count = late || risk;
  try {
    await browser.action.setBadgeText({ tabId, text: count > 0 ? `${Math.min(count, 999)}` : '' });
    await browser.action.setBadgeBackgroundColor({ tabId, color: late > 0 ? COLOURS.late : COLOURS.risk });
    await browser.action.setTitle({ tabId, title: badgeTitle(late, risk) });
  } catch {
    // The tab was closed meanwhile.
  }
}

function badgeTitle(late: number, risk: number): string {
  if (late + risk === 0) return t('action.title');
  return t('action.count', { late, risk });
}
