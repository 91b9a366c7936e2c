import type { FeedConnection } from '../../domain/connection.ts';
import type { FileMapping } from '../../domain/file-mapping.ts';
import { FailureError } from '../../domain/result.ts';
import { fileLooker } from '../look/look-at-file.ts';

/** A table ready to be read, with what its columns mean in it. */
export interface FittedTable {
  file: Blob;
  mapping: FileMapping;
}

/**
 * Fits the mapping that a person agreed on to the table as it is served now: encoding, date order and decimal mark may differ.
 * Where headings are others, or columns hold other things than then, nothing is guessed.
 * @throws FailureError `feed-columns-changed`, and why a file cannot be read
 */
export async function fitTable(
  file: Blob,
  { mapping, label, odd = [] }: Pick<FeedConnection, 'mapping' | 'label' | 'odd'>,
): Promise<FittedTable> {
  const { recalled, workbook } = await fileLooker()({ file, known: [{ mapping, by: 'person' }] });
  const strange = recalled?.strange.filter((heading) => !odd.includes(heading)) ?? [];
  if (!recalled || strange.length > 0 || recalled.overruled.length > 0)
    throw new FailureError(columnsChanged(label, strange));
  return { file: workbook ? new Blob([workbook.table.csv]) : file, mapping: recalled.mapping };
}

function columnsChanged(label: string, strange: readonly string[]) {
  const which = strange.length > 0 ? `: ${strange.slice(0, 5).join(', ')}` : '';
  return {
    code: 'feed-columns-changed',
    message: `${label} has other columns than when it was connected${which}.`,
    next: 'Nothing of it was stored. Look at its columns under Systems, and say anew what they mean.',
  };
}
