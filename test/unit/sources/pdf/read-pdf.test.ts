import { expect, it } from 'vitest';
import { FailureError } from '../../../../lib/domain/result.ts';
import { findCandidates } from '../../../../lib/recognise/candidates.ts';
import { kindOfFile } from '../../../../lib/sources/look/kind-of-file.ts';
import { MAX_PDF_BYTES, MAX_PDF_PAGES } from '../../../../lib/sources/pdf/failures.ts';
import { readPdf } from '../../../../lib/sources/pdf/read-pdf.ts';
import { pdfFile } from '../../../tools/pdf-file.ts';

const blob = (bytes: Uint8Array<ArrayBuffer>) => new Blob([bytes]);
const codeOf = async (file: Blob): Promise<string> =>
  readPdf(file).then(
    () => 'read',
    (error: unknown) => (error instanceof FailureError ? error.failure.code : `${error}`),
  );
/** Passwords that nobody has: what they encrypt need not be there to be asked for one. */
const LOCK = `/Encrypt<</Filter/Standard/V 1/R 2/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>/P -4>>/ID[<${'43'.repeat(16)}><${'43'.repeat(16)}>]`;

it('gives the text of every page, line by line, with its numbers and dates', async () => {
  const { text, pages, cut } = await readPdf(
    blob(pdfFile([['Order confirmation', 'PO 4500207833'], ['Delivery 12.05.2026']])),
  );
  expect(text.split('\n').map((line) => line.trim())).toEqual([
    'Order confirmation',
    'PO 4500207833',
    'Delivery 12.05.2026',
  ]);
  expect({ pages, cut }).toEqual({ pages: 2, cut: false });
  expect(findCandidates(text).map(({ raw }) => raw)).toEqual(['4500207833']);
});

it('reads the first pages of a very long one, and says that there are more', async () => {
  const long = Array.from({ length: MAX_PDF_PAGES + 5 }, (_, at) => [`Page ${at}`]);
  const { text, cut } = await readPdf(blob(pdfFile(long)));
  expect(cut).toBe(true);
  expect(text).toContain(`Page ${MAX_PDF_PAGES - 1}`);
  expect(text).not.toContain(`Page ${MAX_PDF_PAGES}`);
});

it.each([
  ['pdf-encrypted', blob(pdfFile([['secret']], LOCK))],
  ['pdf-no-text', blob(pdfFile([[], []]))],
  ['pdf-damaged', new Blob(['%PDF-1.7 and nothing else'])],
  ['pdf-damaged', blob(pdfFile([['cut']]).slice(0, 120))],
  ['pdf-damaged', new Blob([''])],
  ['pdf-too-large', { size: MAX_PDF_BYTES + 1 } as Blob],
])('%s', async (code, file) => {
  expect(await codeOf(file)).toBe(code);
});

it('tells files by what they hold, whatever they are called', async () => {
  expect(await kindOfFile(blob(pdfFile([['x']])))).toBe('pdf');
  expect(await kindOfFile(new Blob(['\r\n%PDF-1.4']))).toBe('pdf');
  expect(await kindOfFile(new Blob(['ISA*00*          *00*']))).toBe('edi');
  expect(await kindOfFile(new Blob(["UNB+UNOC:3+4012345000009'"]))).toBe('edi');
  expect(await kindOfFile(new Blob(["UNA:+.? 'UNB+UNOC:3'"]))).toBe('edi');
  expect(await kindOfFile(new Blob(['PO;Line;Date\n1;2;3']))).toBe('table');
  expect(await kindOfFile(new Blob(['PK\u0003\u0004']))).toBe('table');
  expect(await kindOfFile(new Blob(['ISABEL;1']))).toBe('table');
});
