import { type Signal, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { SiteHooks } from '../domain/site-hooks.ts';
import { type TaughtSample, taughtSampleSchema, teachingKey } from '../domain/taught-sample.ts';
import { isOnHost, type TaughtSite, withPage } from '../domain/taught-site.ts';
import { listTaughtSites, putTaughtSites } from '../store/taught-sites.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** What a tab is being taught, as the background keeps it. */
interface Teaching {
  /** Address of the page; empty before it answered. */
  url: string;
  sample?: TaughtSample;
}

/** Follows what a tab is being taught; null where nobody teaches it. */
export function followTeaching(tabId: number): { teaching: Signal<Teaching | null>; stop: () => void } {
  const teaching = signal<Teaching | null>(null);
  const key = teachingKey(tabId);
  const read = async () => {
    const stored = (await browser.storage.session.get(key))[key] as Teaching | undefined;
    const sample = taughtSampleSchema.safeParse(stored?.sample);
    teaching.value = stored ? { url: stored.url, sample: sample.data } : null;
  };
  const onStored = (changes: Record<string, unknown>) => {
    if (key in changes) void read();
  };
  browser.storage.session.onChanged.addListener(onStored);
  void read();
  return { teaching, stop: () => browser.storage.session.onChanged.removeListener(onStored) };
}

/** Saves how a page is read: as a new portal, or as one more kind of page of the one that was taught for this host. */
export async function saveTaught(url: string, name: string, hooks: SiteHooks): Promise<TaughtSite> {
  const { hostname } = new URL(url);
  const store = await surfaceStore();
  const known = (await listTaughtSites(store)).find((site) => isOnHost(site, hostname));
  const site = known
    ? { ...withPage(known, hooks), name }
    : { id: newId(), name, version: 1, hosts: [hostname], pages: [hooks] };
  await putTaughtSites(store, [site]);
  await askFromPanel('sitesChanged', {});
  return site;
}

const newId = (): string => `taught-${crypto.randomUUID().replaceAll('-', '')}`;
