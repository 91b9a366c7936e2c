import { browser } from 'wxt/browser';
import { joinParts } from '../i18n/format.ts';
import { t } from '../i18n/t.ts';
import { paintedAs } from '../lens/differences/paint.ts';
import type { TabPage } from '../messages.ts';

/** What the badge counts: subjects of the tab that need a person. */
function attentionOf(page: TabPage | null): Record<Asking, number> {
  const worst = new Map<string, Asking>();
  for (const [documentId, mentions] of Object.entries(page?.documents ?? {})) {
    const differing = new Set(page?.readings?.[documentId]?.differing);
    for (const mention of mentions) {
      const key = mention.keys.at(-1) ?? mention.raw;
      const state = paintedAs({ ...mention, state: mention.asks ?? mention.state }, differing);
      const asking = ASKING.find((each) => each === state);
      const before = worst.get(key);
      if (asking && (!before || ASKING.indexOf(asking) < ASKING.indexOf(before))) worst.set(key, asking);
    }
  }
  const states = [...worst.values()];
  const count = (asking: Asking) => states.filter((state) => state === asking).length;
  return { late: count('late'), differs: count('differs'), risk: count('risk') };
}

/** States that ask for a person, the worst first. */
const ASKING = ['late', 'differs', 'risk'] as const;
type Asking = (typeof ASKING)[number];

const COLOURS = { late: '#b0241c', differs: '#5740b0', risk: '#855300', follow: '#1f5aa8' } as const;

/**
 * Shows on the action how many subjects of this tab are late, else how many the page contradicts, else how many are at
 * risk, else that the page is not what the adapter of its site knows. A page on which all is well
 * leaves the place to the count of followed things, which is blue and has a plus.
 */
export async function refreshBadge(tabId: number, page: TabPage | null): Promise<void> {
  const { late, differs, risk } = attentionOf(page);
  const count = late || differs || risk;
  const isUnfit = Object.keys(page?.health ?? {}).length > 0;
  const worst = late > 0 ? 'late' : differs > 0 ? 'differs' : risk > 0 || isUnfit ? 'risk' : 'follow';
  const color = COLOURS[worst];
  try {
    // Null: the text that holds for all tabs. The types know a text only.
    const text = (count > 0 ? `${Math.min(count, 999)}` : isUnfit ? '!' : null) as string;
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setBadgeBackgroundColor({ tabId, color });
    await browser.action.setTitle({ tabId, title: badgeTitle(late, differs, risk, isUnfit) });
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

function badgeTitle(late: number, differs: number, risk: number, isUnfit: boolean): string {
  const title = countTitle(late, differs, risk);
  return isUnfit ? joinParts([title, t('unfit.action')]) : title;
}

function countTitle(late: number, differs: number, risk: number): string {
  if (late + differs + risk === 0) return t('action.title');
  return differs > 0 ? t('action.count-differs', { late, differs, risk }) : t('action.count', { late, risk });
}
