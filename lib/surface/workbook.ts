import { type Failure, FailureError } from '../domain/result.ts';
import { t } from '../i18n/t.ts';
import type { WorkbookReply, WorkbookRequest } from '../sources/workbook/answer-requests.ts';
import type { SheetLook, SheetTable } from '../sources/workbook/open-workbook.ts';

/** A workbook that a worker holds open. */
export interface OpenWorkbook {
  sheets: SheetLook[];
  /** The table of a sheet. @throws FailureError what is wrong with it, or `cancelled` */
  read(sheet: number, options?: WorkbookOptions): Promise<SheetTable>;
  /** Ends the worker, and with it whatever it reads. */
  close(): void;
}

export interface WorkbookOptions {
  /** Told how far the reading has come, 0 to 1. */
  onShare?: (share: number) => void;
  signal?: AbortSignal;
}

/** Opens a workbook in a worker of its own. @throws FailureError why it cannot be read, or `cancelled` */
export async function openInWorker(file: Blob, options: WorkbookOptions = {}): Promise<OpenWorkbook> {
  const worker = new Worker('/workbook.js');
  try {
    const opened = await ask(worker, { type: 'open', file }, options);
    if (opened.type !== 'sheets') throw new FailureError(stopped());
    return {
      sheets: opened.sheets,
      async read(sheet, more = {}) {
        const answer = await ask(worker, { type: 'read', sheet }, more);
        if (answer.type !== 'table') throw new FailureError(stopped());
        return answer.table;
      },
      close: () => worker.terminate(),
    };
  } catch (error) {
    worker.terminate();
    throw error;
  }
}

/** One question, its progress, its answer. Aborting ends the worker: it reads on in one piece and hears nothing. */
function ask(worker: Worker, request: WorkbookRequest, { onShare, signal }: WorkbookOptions) {
  return new Promise<WorkbookReply>((resolve, reject) => {
    const cancel = () => {
      worker.terminate();
      reject(new FailureError(cancelled()));
    };
    if (signal?.aborted) {
      cancel();
      return;
    }
    signal?.addEventListener('abort', cancel, { once: true });
    worker.onerror = () => reject(new FailureError(stopped()));
    worker.onmessage = ({ data }: MessageEvent<WorkbookReply>) => {
      if (data.type === 'share') {
        onShare?.(data.share);
        return;
      }
      signal?.removeEventListener('abort', cancel);
      if (data.type === 'failed') reject(new FailureError(data.failure));
      else resolve(data);
    };
    worker.postMessage(request);
  });
}

function cancelled(): Failure {
  return { code: 'cancelled', message: t('files.cancelled'), next: t('files.cancelled.next') };
}

/** The worker died, most likely of memory. */
function stopped(): Failure {
  return {
    code: 'workbook-stopped',
    message: t('files.workbook-stopped'),
    next: t('files.workbook-stopped.next'),
  };
}
