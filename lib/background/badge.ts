import { browser } from 'wxt/browser';
import { joinParts } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import type { TabPage } from '../messages.ts';

/** What the badge counts: subjects of the tab that need a person. */
function attentionOf(page: TabPage | null): { late: number; risk: number } {
  const worst = new Map<string, 'late' | 'risk'>();
  for (const mention of Object.values(page?.documents ?? {}).flat()) {
    const key = mention.keys.at(-1) ?? mention.raw;
    const state = mention.asks ?? mention.state;
    if (state === 'late') worst.set(key, 'late');
    else if (state === 'risk' && !worst.has(key)) worst.set(key, 'risk');
  }
  const states = [...worst.values()];
  return { late: states.filter((s) => s === 'late').length, risk: states.filter((s) => s === 'risk').length };
}

const COLOURS = { late: '#b0241c', risk: '#855300', follow: '#1f5aa8' } as const;

/**
 * Shows on the action how many subjects of this tab are late, else how many are at risk. A page on which all is well
 * leaves the place to the count of followed things, which is blue and has a plus.
 */
export async function refreshBadge(tabId: number, page: TabPage | null): Promise<void> {
  const { late, risk } = attentionOf(page);
  const count = late || risk;
  const color = late > 0 ? COLOURS.late : risk > 0 ? COLOURS.risk : COLOURS.follow;
  try {
    // Null: the text that holds for all tabs. The types know a text only.
    const text = (count > 0 ? `${Math.min(count, 999)}` : null) as string;
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setTitle({ tabId, title: badgeTitle(late, risk) });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** Shows on every tab that needs nobody how many followed things changed; 0 takes it away. */
export async function showFollowCount(count: number): Promise<void> {
  await browser.action.setBadgeText({ text: count > 0 ? `+${Math.min(count, 99)}` : '' });
  await browser.action.setBadgeBackgroundColor({ color: COLOURS.follow });
  const told =
    count > 0 ? joinParts([t('action.title'), t('follow.badge', { n: count })]) : t('action.title');
  await browser.action.setTitle({ title: told });
}

/** The page kept a card from being shown: the action says so, and where its subject stands instead. */
export async function pointToPanel(tabId: number): Promise<void> {
  try {
    await browser.action.setBadgeText({ tabId, text: '!' });
    await browser.action.setBadgeBackgroundColor({ tabId, color: COLOURS.risk });
    await browser.action.setTitle({ tabId, title: t('action.card-blocked') });
  } catch {
    // The tab was closed meanwhile.
  }
}

function badgeTitle(late: number, risk: number): string {
  if (late + risk === 0) return t('action.title');
  return t('action.count', { late, risk });
}
