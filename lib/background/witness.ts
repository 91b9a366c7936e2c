import { browser } from 'wxt/browser';
import { noteLost } from '../store/notices.ts';
import { storeGeneration } from '../store/queries.ts';
import { backgroundStore } from './store.ts';

const KEY = 'storeGeneration';

/**
 * Notices when the records were lost without anybody asking for it: a browser that finds its database damaged may begin
 * an empty one without a word. The generation of the store only grows, also when a person removes everything; it is kept
 * a second time in `storage.local`, which lies in files of its own.
 */
export async function witnessStore(): Promise<void> {
  const store = await backgroundStore();
  const [generation, kept] = await Promise.all([storeGeneration(store), browser.storage.local.get(KEY)]);
  const seen = kept[KEY];
  if (typeof seen === 'number' && generation < seen) await noteLost(store, Date.now());
  if (seen !== generation) await browser.storage.local.set({ [KEY]: generation });
}

/** The first records that a browser stores: it may lose them before the worker that stores them is done. */
export async function witnessFirst(): Promise<void> {
  const { [KEY]: seen } = await browser.storage.local.get(KEY);
  if (typeof seen !== 'number' || seen === 0) await witnessStore();
}
