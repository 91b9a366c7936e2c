import type { SessionArea } from '../../../lib/background/grants.ts';

/** Session storage with the browser's behaviour that matters here: values are copied, every call is asynchronous. */
export function memorySession(): SessionArea {
  const items = new Map<string, unknown>();
  return {
    async get(keys) {
      const wanted = keys === null ? [...items.keys()] : [keys];
      return Object.fromEntries(
        wanted.filter((key) => items.has(key)).map((key) => [key, structuredClone(items.get(key))]),
      );
    },
    async set(values) {
      for (const [key, value] of Object.entries(values)) items.set(key, structuredClone(value));
    },
    async remove(keys) {
      for (const key of [keys].flat()) items.delete(key);
    },
  };
}
