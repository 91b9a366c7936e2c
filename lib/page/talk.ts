import { browser } from 'wxt/browser';
import type { Failure, Result } from '../domain/result.ts';
import type { BackgroundToLens, Envelope, LensToBackground } from '../messages.ts';

const TIMEOUT_MS = 4_000;
/** The port closes a moment before the extension's id is gone: only then is an update told from a worker that went idle. */
const GOODBYE_MS = 250;

type Input<K extends keyof LensToBackground> = Parameters<LensToBackground[K]>[0];
type Answer<K extends keyof LensToBackground> = ReturnType<LensToBackground[K]>;

/** What the content script says to the background and hears from it. */
export interface Talk {
  /** One request; never throws. `no-answer` after 4 s, `no-worker` when the worker died on the way, `orphaned` when the extension is gone. */
  ask<K extends keyof LensToBackground>(type: K, input: Input<K>): Promise<Result<Answer<K>>>;
  /** Runs the goodbye when the extension was updated, switched off or removed. Cheap: called from every event we handle. */
  checkAlive(): void;
}

type Handlers = { [K in keyof BackgroundToLens]: (input: Parameters<BackgroundToLens[K]>[0]) => void };

const failure = (code: string, message: string, next: string): { ok: false; error: Failure } => ({
  ok: false,
  error: { code, message, next },
});

/** False once the extension was updated, switched off or removed: its scripts stay in open pages without an API. */
function extensionLives(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}

/**
 * Opens the conversation. A silent port tells when the extension goes away; it does not keep the worker alive, and when
 * an idle worker closes it, it is opened again with the next request and not before, so that it never wakes one.
 */
export function startTalk(handlers: Handlers, signal: AbortSignal, onOrphaned: () => void): Talk {
  let port: ReturnType<typeof browser.runtime.connect> | undefined;

  const checkAlive = (): void => {
    if (!signal.aborted && !extensionLives()) onOrphaned();
  };

  const listen = (): void => {
    if (port) return;
    port = browser.runtime.connect();
    port.onDisconnect.addListener(() => {
      port = undefined;
      setTimeout(checkAlive, GOODBYE_MS);
      void browser.runtime?.lastError;
    });
  };

  const hear = (message: unknown, sender: { id?: string }): void => {
    const { type, input } = (message ?? {}) as Partial<Envelope>;
    if (signal.aborted || sender.id !== browser.runtime.id || typeof type !== 'string') return;
    if (Object.hasOwn(handlers, type)) (handlers[type as keyof Handlers] as (input: unknown) => void)(input);
  };
  browser.runtime.onMessage.addListener(hear);

  signal.addEventListener('abort', () => {
    if (!extensionLives()) return;
    browser.runtime.onMessage.removeListener(hear);
    port?.disconnect();
  });

  return {
    checkAlive,
    async ask(type, input) {
      try {
        listen();
        const reply = await withTimeout(browser.runtime.sendMessage({ type, input } satisfies Envelope));
        if (reply === undefined)
          return failure('no-answer', 'The extension did not answer in time.', 'Reload the page.');
        return reply as Result<Answer<typeof type>>;
      } catch {
        if (extensionLives()) return failure('no-worker', 'The extension was interrupted.', 'Try again.');
        onOrphaned();
        return failure('orphaned', 'The extension was updated or switched off.', 'Reload the page.');
      }
    },
  };
}

function withTimeout(reply: Promise<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), TIMEOUT_MS);
    reply.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
