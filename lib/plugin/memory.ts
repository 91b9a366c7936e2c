/** Few short texts that outlive a visit where the page may keep any; else they live as long as the page. */
export interface Memory {
  get(name: string): string | null;
  /** False where it is kept only as long as the page lives. */
  set(name: string, text: string): boolean;
  /** Calls back once another window of the site has set it. */
  follow(name: string, changed: () => void): void;
}

const PREFIX = 'partner-lens:';

/** Kept by the browser for this site. Blocked or full storage is no error: the page's own memory stands in. */
export function siteMemory(storageOf: () => Storage): Memory {
  const own = new Map<string, string>();
  return {
    get(name) {
      try {
        return own.get(name) ?? storageOf().getItem(PREFIX + name);
      } catch {
        return own.get(name) ?? null;
      }
    },
    set(name, text) {
      own.set(name, text);
      try {
        storageOf().setItem(PREFIX + name, text);
        own.delete(name);
        return true;
      } catch {
        return false;
      }
    },
    follow(name, changed) {
      globalThis.addEventListener?.('storage', ({ key }) => {
        if (key === PREFIX + name) changed();
      });
    },
  };
}
