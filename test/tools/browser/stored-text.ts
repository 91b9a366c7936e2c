import type { Page } from '@playwright/test';

/** All that an extension stores, as text, bytes as they are: its storage areas and every value of its databases. Run on one of its pages. */
export function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts: string[] = [];
    const read = async (value: unknown): Promise<void> => {
      if (value instanceof CryptoKey) {
        parts.push(value.extractable ? JSON.stringify(await crypto.subtle.exportKey('jwk', value)) : '');
        return;
      }
      if (value instanceof Blob) return read(await value.arrayBuffer());
      if (value instanceof ArrayBuffer) return read(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        parts.push(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        return;
      }
      if (value instanceof Map || value instanceof Set) return read([...value]);
      if (typeof value !== 'object' || value === null) {
        parts.push(String(value));
        return;
      }
      for (const [name, each] of Object.entries(value)) {
        parts.push(name);
        await read(each);
      }
    };
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const area of [chrome.storage.local, chrome.storage.session, chrome.storage.sync])
      await read(await area.get());
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await answered(indexedDB.open(name));
      for (const store of db.objectStoreNames) {
        const from = () => db.transaction(store).objectStore(store);
        await read(await answered(from().getAllKeys()));
        await read(await answered(from().getAll()));
      }
      db.close();
    }
    return parts.join('\n');
  });
}
