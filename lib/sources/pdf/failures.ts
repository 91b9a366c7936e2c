import type { Failure } from '../../domain/result.ts';

/** Largest PDF that is read, in bytes. */
export const MAX_PDF_BYTES = 50 * 1024 ** 2;
/** Pages and characters beyond these are left out. */
export const MAX_PDF_PAGES = 200;
export const MAX_PDF_TEXT = 500_000;

/** Why a PDF cannot be read, and what to do; one entry per code. */
export const pdfFailures = {
  tooLarge: (): Failure => ({
    code: 'pdf-too-large',
    message: 'The PDF is larger than 50 MB.',
    next: 'Print the pages that matter into a PDF of their own, and drop that one.',
  }),
  notPdf: (): Failure => ({
    code: 'pdf-damaged',
    message: 'The file is called a PDF, but is none, or it is damaged.',
    next: 'Save the attachment again. If it opens nowhere, ask the sender for a new one.',
  }),
  encrypted: (): Failure => ({
    code: 'pdf-encrypted',
    message: 'The PDF is protected by a password.',
    next: 'Open it with its password, print it into a PDF without one, and drop that one.',
  }),
  noText: (): Failure => ({
    code: 'pdf-no-text',
    message: 'The PDF holds pictures of text, but no text: it was scanned.',
    next: 'Ask for the document as a text PDF or a table, or paste its numbers into the box below.',
  }),
  slow: (): Failure => ({
    code: 'pdf-slow',
    message: 'Reading the PDF took longer than half a minute and was stopped.',
    next: 'Print the pages that matter into a PDF of their own, and drop that one.',
  }),
} as const;
