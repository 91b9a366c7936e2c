import { describe, expect, it } from 'vitest';
import type { OrderLine } from '../../../lib/domain/order.ts';
import type { Forecast, Stock } from '../../../lib/domain/stock.ts';
import { addForecastToCells, addStocksToCells } from '../../../lib/kpi/cells/add-activity.ts';
import { mergeCells } from '../../../lib/kpi/cells/cell.ts';
import { cellsOf } from '../../../lib/kpi/cells/cell-book.ts';
import { forecastErrors } from '../../../lib/kpi/forecast.ts';
import { bookOn, kpiOf, valueIn } from './cell-fixture.ts';
import { line, order, receipt } from './order-fixture.ts';

/** Published examples; the numbers are those of section 5 of the KPI standard, which names each source. */

const TODAY = '2025-03-20';
const provenance = { sourceId: 'file:test', fetchedAt: 0, jobId: 'job-1' };

describe('vector 10: fill rates (gosmartlog.com, rckb.rightchain.ai) and OTIF (calcsimpler.com)', () => {
  const shipped = (id: string, ordered: number, first: number) =>
    line({
      id,
      ordered,
      firstPromisedOn: '2025-03-10',
      shipments: [
        { number: 'S1', shippedOn: '2025-03-08', quantity: first },
        ...(first < ordered ? [{ number: 'S2', shippedOn: '2025-03-12', quantity: ordered - first }] : []),
      ],
    });
  const orders = [
    order('1', [shipped('1', 40, 40), shipped('2', 40, 40), shipped('3', 30, 10)]),
    order('2', [shipped('1', 30, 30), shipped('2', 40, 40), shipped('3', 20, 10)]),
  ];

  it('units 170 of 200, lines 4 of 6, orders 0 of 2', () => {
    expect(kpiOf('unit-fill', orders, TODAY)).toMatchObject({ value: 0.85, hits: 170, n: 200, records: 6 });
    expect(kpiOf('line-fill', orders, TODAY)).toMatchObject({ value: 4 / 6, hits: 4, n: 6 });
    expect(kpiOf('order-fill', orders, TODAY)).toMatchObject({ value: 0, hits: 0, n: 2 });
  });

  it('OTIF 1080 of 1200', () => {
    const delivered = Array.from({ length: 1200 }, (_, i) =>
      order(`${i}`, [
        line({
          id: '1',
          ordered: 1,
          firstPromisedOn: '2025-03-10',
          receipts: [receipt(i < 1080 ? '2025-03-10' : '2025-03-11', 1)],
        }),
      ]),
    );
    expect(kpiOf('otif first-promised', delivered, TODAY)).toMatchObject({ value: 0.9, hits: 1080, n: 1200 });
  });
});

describe('vector 13: forecasts (Demand Forecasting Best Practices 8.4)', () => {
  const demand = [10, 5, 8, 10];
  const made = [15, 12, 5, 8];
  const book = bookOn(TODAY);
  for (const [i, forecast] of made.entries()) {
    const each: Forecast = {
      id: `${i}`,
      partnerId: 'acme',
      itemNumber: 'x',
      month: `2024-0${i + 1}`,
      lag: 2,
      forecast,
      actual: demand[i],
      provenance,
    };
    addForecastToCells(book, each);
    addForecastToCells(book, { ...each, id: `${i} later`, lag: 1, forecast: 99 });
  }
  const cell = mergeCells(cellsOf(book));

  it('WMAPE 51.515 %, bias +7/33, MAPE 61.875 %; other lags are left out', () => {
    expect(valueIn(cell, 'our-forecast')).toMatchObject({ n: 4, excluded: 4 });
    expect(valueIn(cell, 'our-forecast').value).toBeCloseTo(17 / 33, 12);
    expect(valueIn(cell, 'our-forecast-bias').value).toBeCloseTo(7 / 33, 12);
    const errors = cell.forecast && forecastErrors(cell.forecast);
    expect(errors?.mape).toBeCloseTo(0.61875, 12);
    expect(errors?.trackingSignal).toBeCloseTo(7 / (17 / 4), 12);
  });
});

describe('vector 14', () => {
  const bought = (fields: Partial<OrderLine>) => [order('1', [line({ id: '1', ...fields })])];

  it('PPV (0.75 - 0.72) x 4500 = 135, unfavourable (gaodun.com, CMA item)', () => {
    const value = kpiOf(
      'price-variance',
      bought({
        ordered: 4500,
        unitPrice: { amount: '0.75', currency: 'USD' },
        standardPrice: { amount: '0.72', currency: 'USD' },
        receipts: [receipt('2025-03-01', 4500)],
      }),
      TODAY,
    );
    expect(value).toMatchObject({ currency: 'USD', n: 1, lowerIsBetter: true });
    expect(value.amount).toBeCloseTo(135, 9);
    expect(value.value).toBeCloseTo(0.03 / 0.72, 12);
  });

  it('PPM 110 of 120,000 = 917 (mfgcalcs.com)', () => {
    const value = kpiOf(
      'quality-ppm',
      bought({
        receipts: [receipt('2025-03-01', 120_000)],
        qualityEvents: [{ foundOn: '2025-03-02', rejected: 110 }],
      }),
      TODAY,
    );
    expect(Math.round(value.value ?? 0)).toBe(917);
  });

  it('turns 8 M / 2 M = 4 in a year (ivypanda.com); days of supply 365 / 4', () => {
    const counts = Array.from({ length: 13 }, (_, month): Stock => {
      const countedOn = month === 12 ? '2025-01-01' : `2024-${String(month + 1).padStart(2, '0')}-01`;
      return {
        id: countedOn,
        itemNumber: 'x',
        plant: 'P1',
        partnerId: 'acme',
        countedOn,
        quantity: 1,
        value: { amount: '2000000', currency: 'EUR' },
        // A year has 366 days here: 8 M are used in 365 of them.
        usedValue: { amount: `${(8e6 / 365) * 30.5}`.slice(0, 14), currency: 'EUR' },
        consignment: false,
        provenance,
      };
    });
    const book = bookOn(TODAY);
    addStocksToCells(book, counts);
    const cell = mergeCells(cellsOf(book));
    expect(valueIn(cell, 'inventory-turns').value).toBeCloseTo(4, 6);
    expect(valueIn(cell, 'days-of-supply').value).toBeCloseTo(365 / 4, 4);
  });
});
