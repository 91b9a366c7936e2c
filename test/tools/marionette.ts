import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Firefox driven by its own Marionette protocol (length-prefixed JSON over TCP): Playwright can not load extensions
 * there, and WebDriver refuses `moz-extension:` pages. https://firefox-source-docs.mozilla.org/testing/marionette/
 */
export interface Firefox {
  /** One WebDriver command; rejects with Firefox's own message. */
  send(command: string, parameters?: Record<string, unknown>): Promise<unknown>;
  /** Runs a script in the current page and answers what it returns; may be asynchronous. */
  run<T>(script: string, args?: unknown[]): Promise<T>;
  close(): Promise<void>;
}

const CANDIDATES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];

/** Path of an installed Firefox, or null. `FIREFOX_PATH` comes first. */
export function findFirefox(): string | null {
  return [process.env.FIREFOX_PATH, ...CANDIDATES].find((path) => path && existsSync(path)) ?? null;
}

/** Starts a headless Firefox with a fresh profile; `preferences` go into its user.js. */
export async function launchFirefox(
  path: string,
  preferences: Record<string, string | number | boolean>,
): Promise<Firefox> {
  const profile = mkdtempSync(join(tmpdir(), 'partnerlens-firefox-'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const lines = Object.entries({ ...preferences, 'marionette.port': port });
  writeFileSync(
    join(profile, 'user.js'),
    lines.map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`).join('\n'),
  );
  const args = [
    '--headless',
    '--marionette',
    '--remote-allow-system-access',
    '--profile',
    profile,
    '--no-remote',
  ];
  const child = spawn(path, args, { stdio: 'ignore', env: { ...process.env, MOZ_HEADLESS: '1' } });
  try {
    const socket = await connectWhenReady(port);
    const send = speak(socket);
    await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    return {
      send,
      run: async <T>(script: string, args: unknown[] = []) =>
        (
          (await send('WebDriver:ExecuteScript', {
            script: `return (async () => { ${script} })()`,
            args,
          })) as { value: T }
        ).value,
      close: () => shutDown(child, socket, profile),
    };
  } catch (error) {
    await shutDown(child, null, profile);
    throw error;
  }
}

async function connectWhenReady(port: number): Promise<Socket> {
  for (let attempt = 0; attempt < 150; attempt++) {
    const socket = connect({ host: '127.0.0.1', port });
    const ready = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    if (ready) return socket;
    await sleep(200);
  }
  throw new Error('Firefox did not open its Marionette port within 30 s');
}

/** Reads `<length>:<json>` packets; each answer is `[1, id, error, result]`. */
function speak(socket: Socket): Firefox['send'] {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let buffer = Buffer.alloc(0);
  let lastId = 0;
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const colon = buffer.indexOf(58);
      const length = colon > 0 ? Number(buffer.subarray(0, colon).toString()) : Number.NaN;
      if (!(buffer.length >= colon + 1 + length)) return;
      const packet: unknown = JSON.parse(buffer.subarray(colon + 1, colon + 1 + length).toString());
      buffer = buffer.subarray(colon + 1 + length);
      if (!Array.isArray(packet)) continue;
      const [, id, error, result] = packet;
      const call = waiting.get(id);
      waiting.delete(id);
      if (error) call?.reject(new Error(`${error.error}: ${error.message}`));
      else call?.resolve(result);
    }
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { resolve, reject });
      const body = JSON.stringify([0, id, command, parameters]);
      socket.write(`${Buffer.byteLength(body)}:${body}`);
      const timer = setTimeout(() => reject(new Error(`${command} did not answer within 60 s`)), 60_000);
      timer.unref();
    });
}

async function shutDown(child: ChildProcess, socket: Socket | null, profile: string): Promise<void> {
  socket?.destroy();
  child.kill();
  await Promise.race([new Promise((resolve) => child.once('exit', resolve)), sleep(5_000)]);
  if (child.exitCode === null) child.kill('SIGKILL');
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
