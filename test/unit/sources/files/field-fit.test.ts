import { expect, it } from 'vitest';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';

async function fieldsOf(text: string) {
  const sniff = await sniffTable(new Blob([text]));
  if (!sniff.ok) throw new Error(sniff.error.code);
  return Object.fromEntries(proposeMapping(sniff.value).columns.map(({ header, field }) => [header, field]));
}

it('takes only words for a unit and for a currency', async () => {
  const sizes = await fieldsOf(
    'PO,Supplier,Unit of Measure (Per Pack),Currency\nA-1,Alpha,30,978\nA-2,Beta,240,840\n',
  );
  expect(sizes).toMatchObject({ 'Unit of Measure (Per Pack)': undefined, Currency: undefined });
  const units = await fieldsOf('PO,Supplier,UoM,Currency\nA-1,Alpha,pcs,EUR\nA-2,Beta,M2,USD\nA-3,Beta,1,\n');
  expect(units).toMatchObject({ UoM: 'unit', Currency: 'currency' });
});
