import type { FeedConnection } from '../../domain/connection.ts';
import type { FileMapping } from '../../domain/file-mapping.ts';
import { FailureError } from '../../domain/result.ts';
import { fileLooker } from '../look/look-at-file.ts';
import type { UnreadableNumbers } from '../look/strange-columns.ts';

/** A table ready to be read, with what its columns mean in it. */
export interface FittedTable {
  file: Blob;
  mapping: FileMapping;
}

/**
 * Fits the mapping that a person agreed on to the table as it is served now: encoding, date order, decimal mark and the order of
 * columns may differ, and columns that nobody agreed on are left unread. Where agreed headings are gone, or columns hold other
 * things than then, nothing is guessed. Undefined where the table has no row.
 * @throws FailureError `feed-columns-changed`, and why a file cannot be read
 */
export async function fitTable(
  file: Blob,
  { mapping, label, odd = [] }: Pick<FeedConnection, 'mapping' | 'label' | 'odd'>,
): Promise<FittedTable | undefined> {
  const look = fileLooker();
  const under = (kept: FileMapping) => look({ file, known: [{ mapping: kept, by: 'person' }] });
  try {
    let answer = await under(mapping);
    const moved = answer.recalled ? undefined : movedTo(mapping, answer.proposal.mapping);
    if (moved) answer = await under(moved);
    const { recalled, workbook } = answer;
    const strange = recalled?.strange.filter((heading) => !odd.includes(heading)) ?? [];
    if (!recalled || strange.length > 0 || recalled.overruled.length > 0)
      throw new FailureError(whyNot(label, strange, recalled?.unreadable ?? []));
    return { file: workbook ? new Blob([workbook.table.csv]) : file, mapping: recalled.mapping };
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'file-no-rows') return undefined;
    throw error;
  }
}

/** What was agreed on, for the columns as they stand now; undefined where one of them is gone, or stands there twice. */
function movedTo(agreed: FileMapping, { columns }: FileMapping): FileMapping | undefined {
  const isOnce = ({ header }: FileMapping['columns'][number]) =>
    columns.filter((column) => column.header === header).length === 1;
  if (!agreed.columns.filter(({ field }) => field).every(isOnce)) return undefined;
  const asAgreed = ({ header }: FileMapping['columns'][number]) =>
    agreed.columns.find((column) => column.field && column.header === header) ?? { header };
  return { ...agreed, columns: columns.map(asAgreed) };
}

/** Numbers that can not be read are said as such: the columns are those that were agreed on. */
function whyNot(label: string, strange: readonly string[], unreadable: readonly UnreadableNumbers[]) {
  const numbers = unreadable.find(({ header }) => strange.includes(header));
  if (!numbers) return columnsChanged(label, strange);
  const { code, next } = columnsChanged(label, strange);
  const examples = numbers.values.map((value) => `“${value}”`).join(', ');
  return {
    code,
    message: `${label}: more than a tenth of the numbers in “${numbers.header}” cannot be read, like ${examples}.`,
    next,
  };
}

function columnsChanged(label: string, strange: readonly string[]) {
  const which = strange.length > 0 ? `: ${strange.slice(0, 5).join(', ')}` : '';
  return {
    code: 'feed-columns-changed',
    message: `${label} has other columns than when it was connected${which}.`,
    next: 'Nothing of it was stored. Look at its columns under Systems, and say anew what they mean.',
  };
}
