/** Long enough that no number or word of a page is taken for a grant. */
const TOKEN = /^[\w-]{16,200}$/;

/**
 * Waits for the grant that the page's content script posts to this frame; the first one counts. The page can post here
 * too: what it invents is refused by the background, and it cannot learn whether it was.
 */
export function nextToken(target: Window = window): Promise<string> {
  return new Promise((resolve) => {
    const hear = (event: MessageEvent<unknown>) => {
      const token = tokenIn(event.data);
      if (token === null) return;
      target.removeEventListener('message', hear);
      resolve(token);
    };
    target.addEventListener('message', hear);
  });
}

function tokenIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('token' in data)) return null;
  return typeof data.token === 'string' && TOKEN.test(data.token) ? data.token : null;
}
