import { type DevToolsTarget, listTargets, until } from './cdp.ts';

/** One look at the worker that runs jobs, in bytes. */
interface HeapLook {
  at: number;
  used: number;
  /** Array buffers: the identifier tables. */
  buffers: number;
}

export interface HeapWatch {
  looks: HeapLook[];
  /** Records that the worker put since it was watched, by object store; as old as the last look. */
  puts: Record<string, number>;
  stop(): void;
}

interface Message {
  id?: number;
  method?: string;
  sessionId?: string;
  params?: { sessionId?: string; targetInfo?: { type: string; url: string } };
  result?: { usedSize?: number; backingStorageSize?: number; result?: { value?: string } };
}

/** Counts puts in the worker itself, from now on: the product has no such counter. */
const COUNT_PUTS = `(() => {
  const counted = globalThis.putCounts !== undefined;
  globalThis.putCounts = {};
  if (counted) return;
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    globalThis.putCounts[this.name] = (globalThis.putCounts[this.name] ?? 0) + 1;
    return put.apply(this, args);
  };
})()`;

/**
 * Samples the heap of the job worker until stopped, also when the worker is killed or ends and another one begins. A
 * dedicated worker is no target of its own on the debugging port: it is reached through the offscreen document that owns it.
 */
export async function watchJobHeap(port: number, everyMs = 250): Promise<HeapWatch> {
  const watch: HeapWatch = { looks: [], puts: {}, stop: () => {} };
  let stopped = false;
  let socket = await attach(port, watch, everyMs);
  const follow = () => {
    socket.addEventListener('close', async () => {
      if (stopped) return;
      const next = await attach(port, watch, everyMs).catch(() => undefined);
      if (!next) return;
      socket = next;
      if (stopped) socket.close();
      else follow();
    });
  };
  follow();
  watch.stop = () => {
    stopped = true;
    socket.close();
  };
  return watch;
}

/** How long another job host may be away: a paused job has none. */
const PATIENCE_MS = 600_000;

/** Samples one job host into the watch until it is gone or the socket closed. */
async function attach(port: number, watch: HeapWatch, everyMs: number): Promise<WebSocket> {
  const find = async () => (await listTargets(port)).find(isJobHost);
  const host = await until('the job host', find, PATIENCE_MS);
  const socket = new WebSocket(host.webSocketDebuggerUrl);
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  const before = { ...watch.puts };
  let workerSession = '';
  let last = 0;
  const send = (method: string, params: object, sessionId?: string) => {
    last += 1;
    socket.send(JSON.stringify({ id: last, method, params, sessionId }));
  };
  socket.addEventListener('message', (event) => {
    const message: Message = JSON.parse(`${event.data}`);
    if (message.method === 'Target.attachedToTarget') {
      workerSession = message.params?.sessionId ?? '';
      send('Runtime.evaluate', { expression: COUNT_PUTS }, workerSession);
      return;
    }
    const counted = message.result?.result?.value;
    if (counted) watch.puts = added(before, JSON.parse(counted));
    if (message.result?.usedSize === undefined) return;
    const { usedSize, backingStorageSize = 0 } = message.result;
    watch.looks.push({ at: performance.now(), used: usedSize, buffers: backingStorageSize });
  });
  send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  const timer = setInterval(() => {
    if (!workerSession || socket.readyState !== WebSocket.OPEN) return;
    send('Runtime.getHeapUsage', {}, workerSession);
    send('Runtime.evaluate', { expression: 'JSON.stringify(globalThis.putCounts)' }, workerSession);
  }, everyMs);
  socket.addEventListener('close', () => clearInterval(timer));
  return socket;
}

function added(a: Record<string, number>, b: Record<string, number>): Record<string, number> {
  const sums = { ...a };
  for (const [name, count] of Object.entries(b)) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function isJobHost(target: DevToolsTarget): boolean {
  return target.url.endsWith('/offscreen.html');
}
