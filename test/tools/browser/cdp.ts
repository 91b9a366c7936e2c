/** One DevTools connection to one target: what the product's tests need of it. */
export interface Cdp {
  send<T = Record<string, unknown>>(method: string, params?: Record<string, unknown>): Promise<T>;
}

export interface CdpConnection extends Cdp {
  close(): void;
}

/** A target that the browser lists on its debugging port. */
export interface DevToolsTarget {
  id: string;
  type: string;
  url: string;
  title: string;
  webSocketDebuggerUrl: string;
}

const ANSWER_MS = 60_000;

/** How long a state is waited for that is to come: no bar, for what else the machine does must not end a test. */
export const PATIENCE_MS = 60_000;

/** The targets of the browser that listens on `port` of this machine. */
export async function listTargets(port: number): Promise<DevToolsTarget[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  return (await answer.json()) as DevToolsTarget[];
}

/** Connects to a target of its own, such as the side panel, which Playwright does not list among its pages. */
export async function connectTarget(target: DevToolsTarget): Promise<CdpConnection> {
  const socket = new WebSocket(target.webSocketDebuggerUrl);
  await opened(socket);
  const waiting = new Map<number, (message: { result?: unknown; error?: { message: string } }) => void>();
  let last = 0;
  socket.addEventListener('message', (event) => {
    const message = JSON.parse(`${event.data}`) as { id?: number };
    if (message.id === undefined) return;
    waiting.get(message.id)?.(message as never);
    waiting.delete(message.id);
  });
  socket.addEventListener('close', () => {
    for (const answer of waiting.values()) answer({ error: { message: 'The target is gone.' } });
    waiting.clear();
  });
  return {
    send: <T>(method: string, params: Record<string, unknown> = {}) =>
      new Promise<T>((resolve, reject) => {
        if (socket.readyState !== WebSocket.OPEN) return reject(new Error('The target is gone.'));
        last += 1;
        const id = last;
        const timer = setTimeout(() => {
          waiting.delete(id);
          reject(new Error(`${method}: no answer in ${ANSWER_MS} ms.`));
        }, ANSWER_MS);
        waiting.set(id, ({ result, error }) => {
          clearTimeout(timer);
          if (error) reject(new Error(`${method}: ${error.message}`));
          else resolve(result as T);
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
    close: () => socket.close(),
  };
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The debugging port does not answer.')), PATIENCE_MS);
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      resolve();
    });
    socket.addEventListener('error', () => reject(new Error('The debugging port refused the connection.')));
  });
}

/** Between two questions: what comes at once is seen at once, what takes long is not asked for all the time. */
const SOONEST_MS = 50;
const LATEST_MS = 250;

/** Asks again until `probe` gives something, at most `ms` milliseconds; then throws with `what`. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | null | undefined | false>,
  ms = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + ms;
  for (let pause = SOONEST_MS; ; pause = Math.min(LATEST_MS, pause * 1.3)) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > end) throw new Error(`Waited ${ms} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
