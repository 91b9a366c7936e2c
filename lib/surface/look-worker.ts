import { type Failure, FailureError } from '../domain/result.ts';
import { t } from '../i18n/t.ts';
import type { LookReply } from '../sources/look/answer-questions.ts';
import type { FileAnswer, FileQuestion } from '../sources/look/look-at-file.ts';

/** A worker that looks at one file. It keeps what it has opened until it is closed or cancelled, and then begins anew. */
export interface Looker {
  /** @throws FailureError why the file cannot be read, or `cancelled` */
  look(question: FileQuestion, options?: LookerOptions): Promise<FileAnswer>;
  /** Ends the worker, and with it whatever it reads. */
  close(): void;
}

export interface LookerOptions {
  /** Told how far the reading has come, 0 to 1. */
  onShare?: (share: number) => void;
  signal?: AbortSignal;
}

/** Reads files in a worker of its own, which begins with the first question. */
export function newLooker(): Looker {
  let worker: Worker | undefined;
  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  return {
    look(question, options = {}) {
      worker ??= new Worker('/look.js');
      return ask(worker, question, options, close);
    },
    close,
  };
}

/** One question, its progress, its answer. Aborting ends the worker: it reads on in one piece and hears nothing. */
function ask(
  worker: Worker,
  question: FileQuestion,
  { onShare, signal }: LookerOptions,
  end: () => void,
): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const fail = (failure: Failure) => {
      end();
      reject(new FailureError(failure));
    };
    const cancel = () => fail(cancelled());
    if (signal?.aborted) {
      cancel();
      return;
    }
    signal?.addEventListener('abort', cancel, { once: true });
    worker.onerror = () => fail(stopped());
    worker.onmessage = ({ data }: MessageEvent<LookReply>) => {
      if (data.type === 'share') {
        onShare?.(data.share);
        return;
      }
      signal?.removeEventListener('abort', cancel);
      if (data.type === 'failed') reject(new FailureError(data.failure));
      else resolve(data.look);
    };
    worker.postMessage(question);
  });
}

function cancelled(): Failure {
  return { code: 'cancelled', message: t('files.cancelled'), next: t('files.cancelled.next') };
}

/** The worker died, most likely of memory. */
function stopped(): Failure {
  return { code: 'look-stopped', message: t('files.stopped'), next: t('files.stopped.next') };
}
