import { tableOf } from '../../domain/file-fields.ts';
import type { FileMapping } from '../../domain/file-mapping.ts';
import { AT_START, type Reject } from '../../domain/import-job.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { partnerDirectory } from '../files/partner-directory.ts';
import { readPages } from '../files/read-pages.ts';
import { readRelations } from '../files/read-relations.ts';
import type { ObjectSample } from '../object-sample.ts';

/** The first rows lie in so many bytes; of a wider table only whether it can be read so far is told. */
const BYTES = 256 * 1024;
const JOB = { id: 'check', sourceId: 'check', fileChangedAt: 0, sample: false };

/**
 * Reads the first row of a table that can be read as its columns are agreed on or proposed, for the check of a connection.
 * `partners`: those that are known, for tables that name them by number or name. Throws why a file cannot be read.
 */
export async function sampleRow(
  file: Blob,
  mapping: FileMapping,
  partners: Iterable<Partner>,
): Promise<ObjectSample> {
  const start = file.slice(0, BYTES);
  const object = 'table';
  if (tableOf(mapping) === 'orders') {
    for await (const page of readPages(start, mapping, JOB, AT_START)) {
      const [order] = page.orders;
      return order ? { object, result: 'read', detail: wordsOf(order, page.partners) } : odd(page.rejects);
    }
    return { object, result: 'none' };
  }
  const directory = partnerDirectory(partners);
  for await (const { records, rejects } of readRelations(start, mapping, JOB, directory, AT_START)) {
    const { activities, stocks, forecasts, facts } = records;
    if (activities.length + stocks.length + forecasts.length + facts.length === 0) return odd(rejects);
    const named = [...stocks, ...forecasts].map(({ itemNumber }) => itemNumber)[0];
    return { object, result: 'read', ...(named === undefined ? {} : { detail: named }) };
  }
  return { object, result: 'none' };
}

/** `PO-7001, Sample Castings GmbH, HSG-100, 10` */
function wordsOf({ number, partnerId, lines: [line] }: Order, partners: readonly Partner[]): string {
  const supplier = partners.find(({ id }) => id === partnerId)?.name;
  return [number, supplier, line?.item?.number, line?.ordered].filter(Boolean).join(', ');
}

function odd([flaw]: readonly Reject[]): ObjectSample {
  return flaw ? { object: 'table', result: 'odd', flaw } : { object: 'table', result: 'none' };
}
