/*
 * The session storage holds 10 MB for all tabs, and a page may say what it likes: what is kept of it has an end.
 */

/** The first of these that have together no more than so many characters as JSON. */
export function firstWithin<T>(items: readonly T[], most: number): T[] {
  let length = 0;
  const end = items.findIndex((item) => {
    length += lengthOf(item);
    return length > most;
  });
  return end < 0 ? [...items] : items.slice(0, end);
}

/** What is kept by document, without the oldest that the newest leaves no room for. */
export function newestWithin<T>(byDocument: Readonly<Record<string, T>>, most: number): Record<string, T> {
  return Object.fromEntries(firstWithin(Object.entries(byDocument).reverse(), most).reverse());
}

function lengthOf(item: unknown): number {
  return JSON.stringify(item).length;
}
