/**
 * Asks for the next page while the one before is being stored. What goes wrong with it is thrown when its turn comes; where
 * the reader stops before, whoever made `pages` ends what is still being asked.
 */
export async function* readAhead<T>(pages: AsyncGenerator<T>): AsyncGenerator<T> {
  for (let next = pages.next(); ; ) {
    const { done, value } = await next;
    if (done) return;
    next = pages.next();
    next.catch(() => undefined);
    yield value;
  }
}
