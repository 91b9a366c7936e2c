import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../../lib/domain/agreement.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import {
  owedTerms,
  TEMPLATE_GATES,
  templateTerms,
  termFor,
} from '../../../../lib/kpi/scorecard/templates.ts';
import { definitionForm } from '../../../../lib/lens/agreement/draft-form.ts';
import {
  type DraftMaterial,
  draftMaterial,
  previewOf,
  recordsUnder,
  trialOf,
} from '../../../../lib/lens/agreement/draft-material.ts';
import { agreementOf, readDraft } from '../../../../lib/lens/agreement/read-draft.ts';
import { scorecardView } from '../../../../lib/lens/scorecard/scorecard-view.ts';
import { putAgreement } from '../../../../lib/store/agreements.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { countRelations } from '../../../../lib/store/relation-records.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens-store.ts';
import { PARTNERS } from '../workshop.ts';

/** One line of 10 pieces a week in 2025 until today; every fourth came two days late. */
const ORDERS: Order[] = Array.from({ length: 23 }, (_, at) => {
  const day = (days: number) => new Date(Date.UTC(2025, 0, 6 + 7 * at + days)).toISOString().slice(0, 10);
  const dates = { sentOn: '2024-12-01', firstPromisedOn: day(0), lastPromisedOn: day(0) };
  const receipts = [receipt(day(at % 4 === 0 ? 2 : 0), 10)];
  return order(`W-${at}`, [line({ id: '1', ...dates, ordered: 10, receipts, provenance: FRESH })]);
});

const FIRST: Agreement = {
  id: 'acme 1',
  partnerId: 'acme',
  version: 1,
  template: 'direct',
  terms: [{ ...termFor('otif', 1), target: 1, floor: 0 }],
  gates: [],
  from: '2025-01-01',
  agreedOn: '2024-12-20',
  ours: 'Buyer',
  sample: false,
};

async function begin(): Promise<{ store: Store; material: DraftMaterial }> {
  const store = await storeWith(PARTNERS, ORDERS);
  await putAgreement(store, FIRST);
  const material = await draftMaterial(store, 'acme', NOW);
  if (!material) throw new Error('The partner is gone.');
  return { store, material };
}

function tryOut(material: DraftMaterial, draft: Partial<Agreement>, records = material.records) {
  const trial = trialOf({ ...FIRST, ...draft }, 'acme');
  const theirs = previewOf(records, material.before, trial, 'theirs');
  return theirs && { theirs, ours: previewOf(records, material.before, trial, 'ours') };
}

describe('what a draft begins with', () => {
  it('is what is in force; months that it has graded stay as they are', async () => {
    const { material } = await begin();
    expect(material).toMatchObject({ next: 2, earliest: '2025-06', inForce: { agreement: { version: 1 } } });
    expect(material.months[0]).toBe('2025-06');
  });

  it('is our proposal where nothing is agreed, and may reach back; of nobody, null', async () => {
    const store = await storeWith(PARTNERS, ORDERS);
    const material = await draftMaterial(store, 'acme', NOW);
    expect(material).toMatchObject({ next: 1, earliest: null, inForce: { template: 'direct' } });
    expect(material?.months[0]).toBe('2023-06');
    expect(await draftMaterial(store, 'nobody', NOW)).toBeNull();
  });
});

describe('a preview', () => {
  it('scores the same periods by both, side by side, and writes nothing', async () => {
    const { store, material } = await begin();
    const stored = await countRelations(store);
    const same = tryOut(material, {});
    // 17 of 23 in time.
    expect(same?.theirs.before.card.score).toBeCloseTo((100 * 17) / 23, 8);
    expect(same?.theirs.after.card).toEqual(same?.theirs.before.card);
    expect(same?.theirs.most).toEqual([]);
    const strict = tryOut(material, { terms: [termFor('otif', 1)] });
    expect(strict?.theirs.after).toMatchObject({ card: { score: 0 }, grade: 'D' });
    expect(strict?.theirs.periods.at(-1)).toMatchObject({ month: '2025-06', gradeDiffers: true });
    expect(strict?.theirs.periods).toHaveLength(12);
    expect(await countRelations(store)).toBe(stored);
  });

  it('of other tolerances reads the records once more, and the rest stays as it was', async () => {
    const { store, material } = await begin();
    const mild = { tolerance: { late: 2, early: null, under: 0, over: null } };
    expect(tryOut(material, mild)).toBeNull();
    const records = await recordsUnder(store, material.records, trialOf({ ...FIRST, ...mild }, 'acme'));
    const preview = tryOut(material, mild, records);
    expect(preview?.theirs.after.card.score).toBe(100);
    expect(preview?.theirs.before.card.score).toBeLessThan(100);
    expect(await recordsUnder(store, records, trialOf(FIRST, 'acme'))).toEqual(records);
  });

  it('is what the scorecard says once the draft is agreed', async () => {
    const { store, material } = await begin();
    const definition = {
      template: 'indirect' as const,
      terms: [{ ...templateTerms('direct')[0], floor: 0.6, weight: 3 } as Agreement['terms'][0]],
      owed: owedTerms(),
      gates: [...TEMPLATE_GATES],
    };
    const names = { from: '2025-06', agreedOn: '2025-06-16', ours: 'Buyer', theirs: 'Sales' };
    const read = readDraft({ ...definitionForm(definition), ...names }, material.earliest, NOW.today);
    const preview = tryOut(material, read.definition ?? {});
    await putAgreement(store, agreementOf(read, 'acme', 2, false));
    const view = await scorecardView(store, 'acme', NOW);
    expect(view?.score).toBe(preview?.theirs.after.card.score);
    expect(view?.agreed).toMatchObject({ version: 2, theirs: 'Sales', from: '2025-06-01' });
    expect(view?.owed).toMatchObject({ isAgreed: true, score: null, grade: null });
    // The months before keep what version 1 made of them.
    expect(view?.history.at(-2)).toMatchObject({ month: '2025-05', version: 1 });
  });
});
