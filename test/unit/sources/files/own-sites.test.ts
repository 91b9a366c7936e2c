import { describe, expect, it } from 'vitest';
import { proposeMapping } from '../../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../../lib/sources/files/sniff-table.ts';

async function propose(file: string) {
  const result = await sniffTable(new Blob([file]));
  if (!result.ok) throw new Error(result.error.code);
  return proposeMapping(result.value);
}

describe('own sites', () => {
  it('proposes own sites by two signs at least', async () => {
    const row = (order: string, shipment: string, route: string, supplier: string) =>
      `${order},${shipment},${route},${supplier}`;
    const table = (rows: string[]) => `PO,ASN,Route,Supplier\n${rows.join('\n')}\n`;
    const others = [row('PO-1', 'ASN-1', 'Direct', 'Alpha'), row('PO-2', 'ASN-2', 'Direct', 'Beta')];
    const own = await propose(
      table([
        ...others,
        row('SO-3', 'DN-3', 'From warehouse', 'Our stock'),
        row('SO-4', 'DN-4', 'From warehouse', 'Our stock'),
      ]),
    );
    expect(own.ownSites).toEqual([
      {
        name: 'Our stock',
        share: 0.5,
        why: [
          { code: 'own-site-orders', facts: { prefix: 'SO', others: 'PO' } },
          { code: 'own-site-route', facts: { route: 'From warehouse' } },
          { code: 'own-site-shipments', facts: { prefix: 'DN', others: 'ASN' } },
        ],
      },
    ]);
    expect(own.mapping.ownSites).toEqual(['Our stock']);
    const one = await propose(table([...others, row('PO-3', 'ASN-3', 'Direct', 'Warehouse Supplies Ltd')]));
    expect(one.ownSites).toEqual([]);
    const alone = await propose(table([row('SO-3', 'DN-3', 'From warehouse', 'Our stock')]));
    expect(alone.ownSites).toEqual([]);
  });
});
