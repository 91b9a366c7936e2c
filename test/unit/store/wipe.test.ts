import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import { readSetting, writeSetting } from '../../../lib/store/settings.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';

test('another window that writes at once holds nothing up, and what it wrote goes too', async () => {
  const first = await openStore('busy');
  const second = await openStore('busy');
  let isOver = false;
  const writing = (async () => {
    for (let at = 0; !isOver; at++) {
      await writeSetting(second, 'otif.lateDays', at % 9).catch(() => undefined);
      await new Promise((rest) => setTimeout(rest));
    }
  })();
  for (let at = 0; at < 4; at++) await wipeStore(first, false);
  isOver = true;
  await writing;
  await wipeStore(first, false);
  expect(await readSetting(first, 'otif.lateDays')).toBeUndefined();
  closeStore(first);
  closeStore(second);
});
