import { browser } from 'wxt/browser';
import { onStoreChange } from '../../lib/store/changes.ts';

/** Owns the job worker while there is work: a service worker can not. Wakes the background after every commit. */
const worker = new Worker('/jobs.js');

const tellBackground = (type: 'recordsChanged' | 'jobsIdle') =>
  browser.runtime.sendMessage({ type, input: {} }).catch(() => undefined);

onStoreChange((change) => {
  if (change.what === 'records' || change.what === 'workspace') void tellBackground('recordsChanged');
});
worker.onmessage = () => void tellBackground('jobsIdle');
