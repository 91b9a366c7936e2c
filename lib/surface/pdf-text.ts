import { FailureError, type Result } from '../domain/result.ts';
import { MAX_PDF_BYTES, pdfFailures } from '../sources/pdf/failures.ts';
import type { PdfText } from '../sources/pdf/read-pdf.ts';

const PATIENCE_MS = 30_000;

/**
 * The text of a PDF, read in a worker of its own that ends with it, after half a minute in any case. Nothing is stored.
 * @throws FailureError why it cannot be read; the reason of the signal where it was stopped
 */
export async function pdfText(file: File, signal: AbortSignal): Promise<PdfText> {
  if (file.size > MAX_PDF_BYTES) throw new FailureError(pdfFailures.tooLarge());
  signal.throwIfAborted();
  const worker = new Worker('/pdf.js');
  const ended = new AbortController();
  const answer = await new Promise<Result<PdfText>>((resolve, reject) => {
    const fail = (error: Extract<Result<PdfText>, { ok: false }>['error']) => resolve({ ok: false, error });
    const patience = setTimeout(() => fail(pdfFailures.slow()), PATIENCE_MS);
    ended.signal.addEventListener('abort', () => clearTimeout(patience));
    signal.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal });
    // It died, most likely of memory.
    worker.onerror = () => fail(pdfFailures.notPdf());
    // The library greets whoever starts it in a worker, in a language of its own.
    worker.onmessage = ({ data }: MessageEvent<Result<PdfText> | object>) => 'ok' in data && resolve(data);
    worker.postMessage(file);
  }).finally(() => {
    ended.abort();
    worker.terminate();
  });
  if (!answer.ok) throw new FailureError(answer.error);
  return answer.value;
}
