// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { hrefOf, type Route, routeOf } from '../../../entrypoints/sidepanel/route.ts';

const ROUTES: Route[] = [
  { view: 'page' },
  { view: 'mine' },
  { view: 'customers' },
  { view: 'alert', alertId: 'a/b c' },
  { view: 'partner', partnerId: 'ÄCME & CO/1' },
  { view: 'customer-records', partnerId: 'ACME' },
  { view: 'agreement', partnerId: 'ACME' },
  { view: 'facts', partnerId: 'ACME' },
  { view: 'share', partnerId: 'ACME' },
  { view: 'scorecard', partnerId: 'ACME', term: 'otif' },
  { view: 'chaser', partnerId: 'ACME', orderId: 'ACME/PO1' },
  { view: 'records', partnerId: 'ACME', kpiId: 'otif', basis: 'requested', within: '3..7' },
  { view: 'records', partnerId: 'ACME', kpiId: 'otif', within: '2026-03' },
  { view: 'series', partnerId: 'ACME', kpiId: 'otif', by: 'chart' },
  { view: 'lateness', partnerId: 'ACME', basis: 'requested' },
  { view: 'order', orderId: 'ACME/PO1', lineId: '10' },
  { view: 'status', orderId: 'ACME/PO1', customerId: 'C1' },
  { view: 'item', itemId: 'P-1' },
  { view: 'teach', tabId: 12, host: 'portal.example:8080' },
  { view: 'lookup', text: 'PO 1/2' },
];

test.each(ROUTES)('the address of $view leads there again: %j', (route) => {
  const said = Object.entries(routeOf(hrefOf(route))).filter(([, value]) => value !== undefined);
  expect(Object.fromEntries(said)).toEqual(route);
});

test('an address that is cut or made up leads to this page', () => {
  for (const hash of [
    '',
    '#',
    '#partner',
    '#status/ACME',
    '#teach/x/host',
    '#records/ACME/none',
    '#%E0%A4%A',
  ])
    expect(routeOf(hash)).toEqual({ view: 'page' });
});
