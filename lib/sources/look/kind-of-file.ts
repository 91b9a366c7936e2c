/** What can be done with a file: its text is looked up, or it is reviewed as a table. */
export type FileKind = 'pdf' | 'edi' | 'table';

const HEAD_BYTES = 1_024;
/** X12 begins with its interchange header, EDIFACT with its service string or header. */
const EDI = /^\ufeff?\s*(?:ISA[^A-Za-z0-9\s]|UNA.{6}\s*UN[BG]|UNB\+)/s;

/** What a file is, by its first bytes: names say what they want. */
export async function kindOfFile(file: Blob): Promise<FileKind> {
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  // PDF readers accept what stands before the header (ISO 32000-1, annex H.3.4.1).
  const head = new TextDecoder('latin1').decode(bytes);
  if (head.includes('%PDF-')) return 'pdf';
  return EDI.test(head) ? 'edi' : 'table';
}
