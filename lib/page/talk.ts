import { browser } from 'wxt/browser';
import type { Result } from '../domain/result.ts';
import type { BackgroundToLens, Envelope, LensToBackground } from '../messages.ts';

const TIMEOUT_MS = 4_000;
/** The port closes a moment before the extension's id is gone: only then is an update told from a worker that went idle. */
const GOODBYE_MS = 250;

type Input<K extends keyof LensToBackground> = Parameters<LensToBackground[K]>[0];
type Answer<K extends keyof LensToBackground> = ReturnType<LensToBackground[K]>;

/** What the content script says to the background and hears from it. */
export interface Talk {
  /**
   * One request; never throws. Undefined without an answer: after 4 s, when it was refused, when the worker died on the way, when
   * the extension is gone. Whoever asks does the same in each case, and nobody reads why.
   */
  ask<K extends keyof LensToBackground>(type: K, input: Input<K>): Promise<Answer<K> | undefined>;
  /** Runs the goodbye when the extension was updated, switched off or removed. Cheap: called from every event we handle. */
  checkAlive(): void;
}

type Handlers = { [K in keyof BackgroundToLens]?: (input: Parameters<BackgroundToLens[K]>[0]) => void };

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
        const answer = browser.runtime.sendMessage({ type, input } satisfies Envelope);
        const reply: Result<Answer<typeof type>> | undefined = await Promise.race([answer, tooLate()]);
        if (reply?.ok) return reply.value;
      } catch {
        checkAlive();
      }
      return undefined;
    },
  };
}

const tooLate = (): Promise<undefined> => new Promise((resolve) => setTimeout(resolve, TIMEOUT_MS));
