import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../lib/domain/fact.ts';
import { type FactForm, factForm, readFactForm } from '../../../../lib/lens/facts/fact-form.ts';
import { factsView } from '../../../../lib/lens/facts/facts-view.ts';
import { scorecardView } from '../../../../lib/lens/scorecard/scorecard-view.ts';
import { putFact, removeFact } from '../../../../lib/store/facts.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { PARTNERS } from '../workshop.ts';

const HEAD = { id: 'acme/hand/1', partnerId: 'acme', notedAt: 1, sample: false };
const certificate = (id: string, validTo: string | undefined, more: Partial<Fact> = {}): Fact => ({
  ...HEAD,
  id,
  kind: 'certificate',
  label: 'ISO 9001',
  validFrom: '2022-01-01',
  ...(validTo === undefined ? {} : { validTo }),
  source: 'Issuer',
  ...more,
});

const form = (more: Partial<FactForm> = {}): FactForm => ({
  ...factForm(),
  label: 'ISO 9001',
  validFrom: '2024-01-01',
  validTo: '2027-01-01',
  source: 'Issuer',
  ...more,
});
const faultsOf = (more: Partial<FactForm>) => Object.fromEntries(readFactForm(form(more), HEAD).faults);

describe('facts of a partner', () => {
  it('stand with what has run out first; what a later one replaces is over', async () => {
    const store = await storeWith(PARTNERS, []);
    // Today is 2025-06-16.
    await putFact(store, certificate('a', '2025-06-15'));
    await putFact(store, certificate('b', '2025-07-01', { label: 'ISO 14001' }));
    await putFact(store, certificate('c', undefined, { label: 'Code of conduct' }));
    await putFact(store, certificate('d', '2025-01-01', { label: 'EN 9100' }));
    await putFact(store, certificate('e', '2028-01-01', { label: 'EN 9100' }));
    await putFact(store, certificate('f', '2028-01-01', { label: 'Later', validFrom: '2025-07-01' }));
    await putFact(store, certificate('g', undefined, { kind: 'scored-as', value: 'logistics' }));
    const view = await factsView(store, 'acme', NOW);
    expect(view?.rows.map(({ fact, state, daysLeft }) => [fact.id, state, daysLeft])).toEqual([
      ['a', 'expired', -1],
      ['b', 'soon', 15],
      ['e', 'holds', 929],
      ['c', 'holds', null],
      ['f', 'ahead', 929],
      ['d', 'replaced', -166],
    ]);
    expect(view?.rows.map(({ origin }) => origin.stale)).toEqual([true, false, false, false, false, true]);
    expect(await factsView(store, 'nobody', NOW)).toBeNull();
  });

  it('close the gate, warn before they do, and open it again', async () => {
    const store = await storeWith(PARTNERS, []);
    await putFact(store, certificate('a', '2025-07-01'));
    expect(await scorecardView(store, 'acme', NOW)).toMatchObject({
      gates: [],
      expiring: [{ name: 'ISO 9001', days: 15, validTo: '2025-07-01' }],
    });
    await putFact(store, certificate('a', '2025-06-15'));
    expect(await scorecardView(store, 'acme', NOW)).toMatchObject({
      gates: [{ gate: 'certificate-expired', because: ['ISO 9001'] }],
      expiring: [],
    });
    await removeFact(store, 'a');
    expect(await scorecardView(store, 'acme', NOW)).toMatchObject({ gates: [], expiring: [] });
  });

  it('say what a partner is to us: a carrier is scored by the template of logistics', async () => {
    const store = await storeWith(PARTNERS, []);
    const chosen = certificate('g', undefined, { kind: 'scored-as', value: 'logistics' });
    await putFact(store, chosen);
    const view = await scorecardView(store, 'acme', NOW);
    expect(view?.agreed).toMatchObject({ template: 'logistics', version: null });
    expect(view?.rows.map(({ term }) => term.kpi)).toContain('asn-quality');
    await putFact(store, { ...chosen, value: 'Freight carrier' });
    expect((await scorecardView(store, 'acme', NOW))?.agreed.template).toBe('logistics');
    await putFact(store, { ...chosen, value: 'nonsense' });
    expect((await scorecardView(store, 'acme', NOW))?.agreed.template).toBe('direct');
  });
});

describe('a fact by hand', () => {
  it('is stored as it was typed, numbers as numbers', () => {
    const rating = { kind: 'financial-risk', value: '78,5', unit: 'points', about: 'Europe' } as const;
    expect(readFactForm(form(rating), HEAD).fact).toEqual({
      ...HEAD,
      kind: 'financial-risk',
      label: 'ISO 9001',
      value: 78.5,
      unit: 'points',
      about: 'Europe',
      validFrom: '2024-01-01',
      validTo: '2027-01-01',
      source: 'Issuer',
    });
    expect(readFactForm(form({ ...rating, value: 'BB+' }), HEAD).fact?.value).toBe('BB+');
    expect(readFactForm(form({ value: '7' }), HEAD).fact).not.toHaveProperty('value');
  });

  it.each([
    [{ label: ' ' }, { label: 'missing' }],
    [{ source: '' }, { source: 'missing' }],
    [{ validFrom: '' }, { validFrom: 'missing' }],
    [{ validTo: 'soon' }, { validTo: 'not-a-date' }],
    [{ validTo: '2023-12-31' }, { validTo: 'before-it-began' }],
    [{ kind: 'country-risk', value: '' }, { value: 'missing' }],
    [{ label: 'x'.repeat(201) }, { label: 'too-long' }],
  ] as [Partial<FactForm>, object][])('%j: %j', (more, faults) => {
    expect(faultsOf(more)).toEqual(faults);
  });

  it('comes back from its own form as it was', () => {
    const fact = certificate('a', '2027-01-01', { kind: 'capacity', value: 1200.5, unit: 't' });
    expect(readFactForm(factForm(fact), fact).fact).toEqual(fact);
  });

  it('of any text is a fact or has a fault', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('2026-01-01', '1e309', '-5', ''));
    fc.assert(
      fc.property(text, text, text, text, (label, value, validTo, source) => {
        const read = readFactForm(form({ kind: 'capacity', label, value, validTo, source }), HEAD);
        expect(read.fact === null).toBe(read.faults.size > 0);
      }),
    );
  });
});
