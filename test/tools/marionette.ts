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
  /** The folder of its profile. */
  profile: string;
  /** The process of the browser itself. */
  pid: number;
  /** Ends it at once, as a crash does, and leaves the profile. */
  kill(): Promise<void>;
  /** Lets it end by itself, as File > Quit does, and leaves the profile. */
  quit(): Promise<void>;
  /** Ends it, and removes the profile if it was a fresh one. */
  close(): Promise<void>;
}

export interface FirefoxOptions {
  /** A profile that exists and stays; a fresh one that goes with the browser when absent. */
  profile?: string;
  /** Command in front of the browser's own, such as one that shows it other files. */
  through?: readonly string[];
}

const CANDIDATES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/snap/bin/firefox'];

/** Path of an installed Firefox, or null. `FIREFOX_PATH` comes first. */
export function findFirefox(): string | null {
  return [process.env.FIREFOX_PATH, ...CANDIDATES].find((path) => path && existsSync(path)) ?? null;
}

/** Starts a headless Firefox; `preferences` go into the user.js of its profile. */
export async function launchFirefox(
  path: string,
  preferences: Record<string, string | number | boolean>,
  { profile: given, through = [] }: FirefoxOptions = {},
): Promise<Firefox> {
  const profile = given ?? mkdtempSync(join(tmpdir(), 'partnerlens-firefox-'));
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const lines = Object.entries({ ...preferences, 'marionette.port': port });
  writeFileSync(
    join(profile, 'user.js'),
    lines.map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`).join('\n'),
  );
  const own = ['--headless', '--marionette', '--remote-allow-system-access'];
  const [program = path, ...args] = [...through, path, ...own, '--profile', profile, '--no-remote'];
  const child = spawn(program, args, { stdio: 'ignore', env: { ...process.env, MOZ_HEADLESS: '1' } });
  const remove = () => {
    if (!given) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  let socket: Socket | null = null;
  try {
    socket = await connectWhenReady(port);
    const send = speak(socket);
    const run = async <T>(script: string, args: unknown[] = []) => {
      const wrapped = { script: `return (async () => { ${script} })()`, args };
      return ((await send('WebDriver:ExecuteScript', wrapped)) as { value: T }).value;
    };
    await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    const connection = socket;
    return {
      send,
      run,
      profile,
      pid: child.pid ?? 0,
      kill: () => shutDown(child, connection, 'SIGKILL'),
      quit: async () => {
        await send('Marionette:Quit', { flags: ['eAttemptQuit'] });
        await shutDown(child, connection);
      },
      close: async () => {
        await shutDown(child, connection, 'SIGTERM');
        remove();
      },
    };
  } catch (error) {
    await shutDown(child, socket, 'SIGTERM');
    remove();
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

/** Sends the signal, if any, and waits until the browser is gone; one that hangs is killed. */
async function shutDown(child: ChildProcess, socket: Socket | null, signal?: NodeJS.Signals): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const running = () => child.exitCode === null && child.signalCode === null;
  if (signal) socket?.destroy();
  if (signal && running()) child.kill(signal);
  if (running()) await Promise.race([gone, sleep(signal ? 5_000 : 20_000)]);
  socket?.destroy();
  if (running()) {
    child.kill('SIGKILL');
    await gone;
  }
}
