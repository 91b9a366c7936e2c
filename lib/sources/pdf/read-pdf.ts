import { getDocument } from 'unpdf/pdfjs';
import { FailureError } from '../../domain/result.ts';
import { MAX_PDF_BYTES, MAX_PDF_PAGES, MAX_PDF_TEXT, pdfFailures } from './failures.ts';

/** The text of a PDF, as far as it was read. */
export interface PdfText {
  text: string;
  pages: number;
  /** There is more than was read. */
  cut: boolean;
}

/**
 * The text of a PDF, line by line and page by page. Nothing of it is run or drawn: no scripts, no fonts, no pictures, no
 * addresses.
 * @throws FailureError what is no PDF, needs a password, is larger than 50 MB, or holds pictures of text only
 */
export async function readPdf(file: Blob): Promise<PdfText> {
  if (file.size > MAX_PDF_BYTES) throw new FailureError(pdfFailures.tooLarge());
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
  });
  try {
    const pdf = await task.promise;
    const texts: string[] = [];
    let length = 0;
    for (let no = 1; no <= Math.min(pdf.numPages, MAX_PDF_PAGES) && length < MAX_PDF_TEXT; no += 1) {
      const page = await pdf.getPage(no);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      texts.push(text);
      length += text.length;
      page.cleanup();
    }
    const text = texts.join('\n').slice(0, MAX_PDF_TEXT);
    if (text.trim() === '') throw new FailureError(pdfFailures.noText());
    return { text, pages: pdf.numPages, cut: pdf.numPages > MAX_PDF_PAGES || length > MAX_PDF_TEXT };
  } catch (error) {
    throw asFailure(error);
  } finally {
    await task.destroy();
  }
}

function asFailure(error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const name = error instanceof Error ? error.name : '';
  return new FailureError(name === 'PasswordException' ? pdfFailures.encrypted() : pdfFailures.notPdf());
}
