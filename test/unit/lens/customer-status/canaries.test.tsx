// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { StatusPage } from '../../../../components/customer-status/StatusPage.tsx';
import { LANGUAGES } from '../../../../lib/domain/language.ts';
import { type Order, orderSchema } from '../../../../lib/domain/order.ts';
import { type Partner, partnerSchema } from '../../../../lib/domain/partner.ts';
import { type PipelineItem, pipelineItemSchema } from '../../../../lib/domain/pipeline.ts';
import { silenceSchema } from '../../../../lib/domain/silence.ts';
import { customerStatus } from '../../../../lib/lens/customer-status/customer-status.ts';
import type { StatusView } from '../../../../lib/lens/customer-status/status-views.ts';
import { putSilences } from '../../../../lib/store/silences.ts';
import { putRelation } from '../../../../lib/store/write-relation.ts';
import { setStage } from '../../components/stage.ts';
import { FRESH, NOW, storeWith } from '../lens-store.ts';
import { filledWithCanaries } from './status-canaries.ts';

const stage = setStage();

/** Records in which everything that is not on the list of what may be said is a canary. */
function records() {
  const canaries = new Set<string>();
  const partner = (id: string, roles: Partner['roles']): Partner => ({
    ...filledWithCanaries(partnerSchema, canaries),
    id,
    roles,
    // It decides the language; of a customer it is no secret, and never said.
    language: 'de',
    provenance: FRESH,
  });
  const order = (partnerId: string, number: string, kind: Order['kind'], said: object): Order => {
    const full = filledWithCanaries(orderSchema, canaries);
    const [line] = full.lines;
    const [peg] = line?.pegs ?? [];
    if (!line || !peg) throw new Error('no line');
    return {
      ...full,
      // Dates of the heading would stand in for those of the line.
      heading: undefined,
      id: `${partnerId}/${number}`,
      number,
      kind,
      partnerId,
      lines: [
        {
          ...line,
          sentOn: '2025-05-01',
          returns: undefined,
          changes: undefined,
          receipts: [],
          cancelled: undefined,
          ordered: 48,
          unit: 'pcs',
          provenance: FRESH,
          pegs: [
            { ...peg, customerId: 'cust', salesOrder: 'SO-88', quantity: 40, neededOn: '2025-06-20' },
            { ...peg, customerId: 'other', quantity: 8 },
          ],
          item: { ...line.item, number: 'PH-220', description: 'Pump housing' },
          ...said,
        },
      ],
    };
  };
  const partners = [
    partner('acme', ['supplier']),
    partner('cust', ['customer']),
    partner('other', ['customer']),
    partner('depot', ['own-site']),
  ];
  // The promise that our supplier gave for the material is what we expect: the day itself may be said, and nothing around it.
  const bought = { lastPromisedOn: '2025-07-09', firstPromisedOn: undefined, requestedOn: undefined };
  const sold = {
    number: '10',
    firstPromisedOn: undefined,
    lastPromisedOn: '2025-06-25',
    requestedOn: undefined,
  };
  const supply = { ...order('acme', 'zqxPOkv', 'purchase', bought) };
  canaries.add('zqxPOkv').add('acme').add('other').add('depot').add('job-1').add('file:');
  return { canaries, partners, sales: order('depot', 'SO-88', 'sales', sold), supply };
}

async function viewOf(orders: Order[], partners: Partner[], orderId: string, canaries: Set<string>) {
  const store = await storeWith(partners, orders);
  await putSilences(store, [
    {
      ...filledWithCanaries(silenceSchema, canaries),
      orderId: orders[0]?.id ?? '',
      lineId: orders[0]?.lines[0]?.id ?? '',
      who: '',
      until: '2025-12-01',
      sample: false,
    },
  ]);
  // What we hope to sell to the customer, and to others, is nothing that the customer is told.
  for (const schema of pipelineItemSchema.options)
    for (const partnerId of ['cust', 'acme'])
      await putRelation(store, 'pipeline', {
        ...filledWithCanaries<PipelineItem>(schema, canaries),
        id: partnerId,
        partnerId,
      });
  const view = await customerStatus(store, { orderId, customerId: 'cust' }, NOW);
  if (!view || view === 'off') throw new Error('no status');
  return view;
}

/** Everything that leaves: in all languages the HTML and the text of the clipboard, and the rows they are made of. */
function leaving(view: StatusView): string[] {
  const left = [JSON.stringify(view.lines.map(({ row }) => row))];
  for (const code of LANGUAGES) {
    stage.show(
      <StatusPage
        key={code}
        view={{ ...view, language: { code, reason: 'default' } }}
        backHref="#"
        partnerHref={() => '#'}
        onCopy={(text, html = '') => left.push(text, html)}
      />,
    );
    stage.click('Copy with table');
    stage.click('Copy as plain text');
    const preview = stage.root.querySelector('.status-preview');
    left.push(preview?.textContent ?? '');
  }
  return left;
}

const found = (texts: string[], canaries: Set<string>) =>
  [...canaries].filter((canary) => texts.some((text) => text.toLowerCase().includes(canary.toLowerCase())));

describe('nothing but what is listed leaves', () => {
  it('of a sales order and what was bought for it', async () => {
    const { canaries, partners, sales, supply } = records();
    const view = await viewOf([sales, supply], partners, sales.id, canaries);
    const texts = leaving(view);
    expect(texts).toHaveLength(1 + LANGUAGES.length * 5);
    expect(canaries.size).toBeGreaterThan(60);
    expect(found(texts, canaries)).toEqual([]);
    // What may be said is said, so that the text above is not empty.
    expect(view.lines.map(({ row }) => row)).toEqual([
      {
        order: 'SO-88',
        line: '10',
        item: 'PH-220',
        description: 'Pump housing',
        quantity: 40,
        unit: 'pcs',
        state: 'delayed',
        waits: 'material',
        neededOn: '2025-06-20',
        promisedOn: '2025-06-25',
        expected: { of: 'material', on: '2025-07-09' },
      },
    ]);
  });

  it('of what was bought, where no sales order is known', async () => {
    const { canaries, partners, supply } = records();
    const view = await viewOf([supply], partners, supply.id, canaries);
    expect(found(leaving(view), canaries)).toEqual([]);
    expect(view.lines[0]?.row).toEqual({
      order: 'SO-88',
      item: 'PH-220',
      description: 'Pump housing',
      quantity: 40,
      unit: 'pcs',
      state: 'delayed',
      waits: 'material',
      neededOn: '2025-06-20',
      expected: { of: 'material', on: '2025-07-09' },
    });
  });

  it('and a leak would be found', async () => {
    const { canaries, partners, sales, supply } = records();
    const view = await viewOf([sales, supply], partners, sales.id, canaries);
    const [line] = view.lines;
    const group = supply.lines[0]?.item.group ?? '';
    if (line) line.row.description = `Pump housing ${group}`;
    expect(found(leaving(view), canaries)).toEqual([group]);
  });
});

describe('texts that name a supplier', () => {
  const texts = (supply: Order, supplier: Partner) => [
    `Housing by ${supplier.name}`,
    `Housing ${supplier.name.toUpperCase()}-made`,
    `Order ${supply.number.replace('PO', 'P O')}`,
    `Like ${supply.lines[0]?.item.supplierNumber}`,
    `see www.${supplier.domains[0]}.example`,
    `Vendor ${supplier.numbers[0]}`,
  ];

  it.each([0, 1, 2, 3, 4, 5])('are left out, and said to be (%i)', async (at) => {
    const { canaries, partners, sales, supply } = records();
    const supplier = partners[0] as Partner;
    const description = texts(supply, supplier)[at] ?? '';
    const [line] = sales.lines;
    if (line) line.item = { number: 'PH-220', description };
    const view = await viewOf([sales, supply], partners, sales.id, canaries);
    expect(found(leaving(view), canaries)).toEqual([]);
    expect(view.lines[0]).toMatchObject({ hidden: ['description'] });
    expect(view.lines[0]?.row.item).toBe('PH-220');
    expect(stage.root.textContent).toContain('left out, since it names a supplier: description.');
  });

  it('also those of a supplier of the same item that serves other orders', async () => {
    const { canaries, partners, sales, supply } = records();
    const [line] = sales.lines;
    if (line) line.item = { number: 'PH-220', description: `Housing ${partners[0]?.name}` };
    const [bought] = supply.lines;
    if (bought) bought.pegs = [];
    const view = await viewOf([sales, supply], partners, sales.id, canaries);
    expect(found(leaving(view), canaries)).toEqual([]);
    expect(view.lines[0]?.hidden).toEqual(['description']);
  });
});
