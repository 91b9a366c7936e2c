import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { TabPage } from '../messages.ts';

/** True once any open page shows a number that the records know. Follows what the lens tells about the tabs. */
export function useSeenMark(): boolean {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const look = (values: Record<string, unknown>) => {
      if (Object.entries(values).some(([key, page]) => key.startsWith('tab:') && hasKnown(page)))
        setSeen(true);
    };
    const onChanged = (changes: Record<string, { newValue?: unknown }>) =>
      look(Object.fromEntries(Object.entries(changes).map(([key, change]) => [key, change.newValue])));
    browser.storage.session.onChanged.addListener(onChanged);
    void browser.storage.session.get(null).then(look);
    return () => browser.storage.session.onChanged.removeListener(onChanged);
  }, []);
  return seen;
}

/** True where a page shows at least one known number. */
export function hasKnown(page: unknown): boolean {
  if (typeof page !== 'object' || page === null || !('documents' in page)) return false;
  return Object.values((page as TabPage).documents).some((mentions) =>
    mentions.some((mention) => mention.state !== null),
  );
}
