import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { makeKey } from '../../../lib/share/envelope.ts';
import { onStoreChange } from '../../../lib/store/changes.ts';
import { putShareKey, readShareKey } from '../../../lib/store/share-key.ts';
import { storeWith } from '../lens/lens-store.ts';

test('another key is told to all who show lines with the old one; one that came too late is not', async () => {
  const store = await storeWith([], []);
  const [first, second, third] = await Promise.all([makeKey(1), makeKey(2), makeKey(3)]);
  await putShareKey(store, first);
  let told = 0;
  const stop = onStoreChange(() => {
    told += 1;
  });
  try {
    expect((await putShareKey(store, second, first.kid)).kid).toBe(second.kid);
    expect(told).toBe(1);
    expect((await putShareKey(store, third, first.kid)).kid).toBe(second.kid);
    expect(told).toBe(1);
    expect((await readShareKey(store))?.kid).toBe(second.kid);
  } finally {
    stop();
  }
});
