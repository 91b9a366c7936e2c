/**
 * Asks the browser never to throw the records away when it needs room. With `unlimitedStorage` no person is asked. Chromium
 * keeps such an extension's storage without being asked, and a service worker can not ask; Firefox keeps it only then.
 */
export async function keepStorage(): Promise<void> {
  const { persist, persisted } = navigator.storage as Partial<StorageManager>;
  if (!persist || !persisted) return;
  if (!(await persisted.call(navigator.storage))) await persist.call(navigator.storage);
}
