import { describe, expect, it } from 'vitest';
import type { PageReading } from '../../../../lib/domain/page-reading.ts';
import { isParcel, subjectWithParcels, withParcels } from '../../../../lib/lens/parcels/page-parcels.ts';
import type { LineView, PageView, Subject } from '../../../../lib/lens/views.ts';

const UPS = '1ZA1B2C30312345673';
const origin = { sourceId: 'orders.csv', fetchedAt: 0, stale: false, confidence: 'high' } as const;

function order(number: string, shipments: string[] = []): Subject {
  const line: LineView = {
    orderId: `purchase/acme/${number}`,
    lineId: '10',
    orderKind: 'purchase',
    orderNumber: number,
    partnerId: 'acme',
    partnerName: 'Acme',
    item: {},
    state: 'ok',
    lateness: null,
    reasons: [],
    shipments: shipments.map((each) => ({ number: each })),
    receipts: [],
    customers: [],
    origin,
  };
  const partner = { id: 'acme', name: 'Acme', roles: [], numbers: [], domains: [], contacts: [] };
  return { kind: 'lines', raw: number, matched: 'order', partner, lines: [line], state: 'ok' };
}

function view(subjects: Subject[], unknown: string[] = []): PageView {
  const workspace = {
    sample: false,
    today: '2026-05-01' as const,
    replay: false,
    sources: [],
    orders: 1,
    lines: 1,
    partners: 1,
    waitingOrders: 0,
  };
  return { subjects, unknown, workspace };
}

function reading(rows: { order: string; tracking?: string }[]): PageReading {
  return {
    adapter: 'generic',
    version: 1,
    kind: 'orders',
    cut: false,
    rows: rows.map(({ order, tracking }) => ({
      table: 0,
      order,
      of: 'order',
      fields: tracking ? { tracking } : {},
    })),
  };
}

const bare = (raw: string) => ({ raw, kind: 'number' as const, labelled: false });
const parcelsOf = (subject: Subject | undefined) =>
  subject?.kind === 'lines' ? subject.parcels?.map(({ number }) => number) : undefined;

describe('parcels of a page', () => {
  it('stand beside the order that the page names them with', () => {
    const readings = [
      reading([{ order: 'PO 4500012345', tracking: '1Z A1B 2C3 03 1234 5673' }, { order: '4500012346' }]),
    ];
    const { subjects, parcels } = withParcels(view([order('4500012346'), order('4500012345')]), {
      mentions: [bare(UPS)],
      readings,
    });
    expect(subjects.map(parcelsOf)).toEqual([undefined, [UPS]]);
    expect(parcels).toBeUndefined();
  });

  it('belong to the only order of a page, and to none of several', () => {
    const says = { mentions: [bare(UPS)], readings: [] };
    expect(withParcels(view([order('4500012345')]), says).subjects.map(parcelsOf)).toEqual([[UPS]]);
    const several = withParcels(view([order('4500012345'), order('4500012346')]), says);
    expect(several.subjects.map(parcelsOf)).toEqual([undefined, undefined]);
    expect(several.parcels).toEqual([{ number: UPS, carriers: ['UPS'] }]);
  });

  it('are not told where a record names them already', () => {
    const says = { mentions: [bare(UPS)], readings: [reading([{ order: '4500012345', tracking: UPS }])] };
    const known = withParcels(view([order('4500012345', ['1Z A1B2C3 03 12345673'])]), says);
    expect(known.subjects.map(parcelsOf)).toEqual([undefined]);
    expect(known.parcels).toBeUndefined();
    expect(parcelsOf(subjectWithParcels(order('4500012345'), says))).toEqual([UPS]);
  });

  it('are no unknown numbers any more; what only looks like one needs a label', () => {
    const label = { raw: '123456789012', kind: 'shipment' as const, labelled: true };
    const says = { mentions: [label, bare('123456789012')], readings: [] };
    const { unknown, parcels } = withParcels(view([], ['123456789012', '4711']), says);
    expect(unknown).toEqual(['4711']);
    expect(parcels?.[0]?.carriers).toContain('FedEx');
    expect(withParcels(view([]), { mentions: [bare('123456789012')], readings: [] }).parcels).toBeUndefined();
    expect([bare(UPS), bare('123456789012')].map(isParcel)).toEqual([true, false]);
  });
});
