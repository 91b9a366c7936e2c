import type { Agreement } from '../domain/agreement.ts';
import { agreementSchema } from '../domain/agreement.ts';
import { pipelineItemSchema } from '../domain/pipeline.ts';
import { identityOf } from '../sources/files/partner-identity.ts';
import { agreementsOf, putAgreement } from '../store/agreements.ts';
import type { Store } from '../store/open.ts';
import { mergeRelations } from '../store/write-relation.ts';
import { startImport } from './import-file.ts';
import { lookAtFile } from './look-at-file.ts';
import { surfaceStore } from './reading.ts';

/** The tables of the sample, the orders first: the others speak of the partners that they bring. */
async function sampleTables(): Promise<[name: string, text: string][]> {
  const [orders, exchanges, cases, stock, forecasts, facts] = await Promise.all([
    import('../sample/orders.csv?raw'),
    import('../sample/exchanges.csv?raw'),
    import('../sample/cases.csv?raw'),
    import('../sample/stock.csv?raw'),
    import('../sample/forecasts.csv?raw'),
    import('../sample/facts.csv?raw'),
  ]);
  return [
    ['partnerlens-sample.csv', orders.default],
    ['partnerlens-sample-questions.csv', exchanges.default],
    ['partnerlens-sample-cases.csv', cases.default],
    ['partnerlens-sample-stock.csv', stock.default],
    ['partnerlens-sample-forecasts.csv', forecasts.default],
    ['partnerlens-sample-facts.csv', facts.default],
  ];
}

/**
 * Imports the bundled sample through the same door as any other file, its tables one behind the other, what it says
 * was agreed, and what may become an order. Answers the id of the job that reads the orders.
 */
export async function startSample(): Promise<string> {
  const tables = await sampleTables();
  const looks = await Promise.all(
    tables.map(async ([name, text]) => {
      const look = await lookAtFile(new File([text], name, { type: 'text/csv' }));
      look.looker.close();
      return look;
    }),
  );
  const from = Date.now();
  const jobs: string[] = [];
  for (const [place, look] of looks.entries())
    jobs.push(await startImport(look, look.proposal.mapping, false, from + place));
  const store = await surfaceStore();
  await putAgreements(store);
  await putPipeline(store);
  return jobs[0] ?? '';
}

/** What the sample's own sales system would tell of its customers, who are known by their names. */
export async function putPipeline(store: Store): Promise<void> {
  const { default: listed } = await import('../sample/pipeline.json');
  const provenance = { sourceId: 'sample', fetchedAt: Date.now(), jobId: '' };
  const items = listed.map(({ partner, ...item }, at) => {
    const id = `${item.kind}/sample/${at + 1}`;
    return pipelineItemSchema.parse({ ...item, id, partnerId: identityOf(partner), provenance });
  });
  await mergeRelations(store, 'pipeline', items, (_, item) => item);
}

async function putAgreements(store: Store): Promise<void> {
  const { default: listed } = await import('../sample/agreements.json');
  for (const agreement of listed.map((each): Agreement => agreementSchema.parse(each))) {
    const { records } = await agreementsOf(store, agreement.partnerId);
    if (!records.some(({ id }) => id === agreement.id)) await putAgreement(store, agreement);
  }
}
