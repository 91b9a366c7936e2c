import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, agreementSchema } from '../../../../lib/domain/agreement.ts';
import { KPI_IDS } from '../../../../lib/domain/kpi-id.ts';
import { owedTerms, TEMPLATE_GATES, templateTerms } from '../../../../lib/kpi/scorecard/templates.ts';
import { type DraftForm, definitionForm, newTerm } from '../../../../lib/lens/agreement/draft-form.ts';
import { agreementOf, readDraft } from '../../../../lib/lens/agreement/read-draft.ts';

const TODAY = '2026-05-07';

function form(more: Partial<DraftForm> = {}): DraftForm {
  const definition = { terms: templateTerms('direct'), gates: [...TEMPLATE_GATES] };
  return {
    ...definitionForm({ template: 'direct', ...definition }),
    from: '2026-05',
    agreedOn: TODAY,
    ours: 'Our buyer',
    theirs: '',
    ...more,
  };
}

function faultsOf(more: Partial<DraftForm>, earliest: string | null = '2026-05') {
  return Object.fromEntries(readDraft(form(more), earliest, TODAY).faults);
}

/** The first term of the template with other entries. */
const first = (more: Partial<DraftForm['terms'][0]>): Partial<DraftForm> => {
  const [term, ...rest] = form().terms;
  return { terms: [{ ...(term as DraftForm['terms'][0]), ...more }, ...rest] };
};

describe('a draft', () => {
  it.each(['direct', 'indirect', 'logistics', 'services', 'customer'] as const)(
    'of the template %s is agreed as it stands',
    (template) => {
      const terms = templateTerms(template);
      const definition = { template, terms, owed: owedTerms(), gates: [...TEMPLATE_GATES] };
      const read = readDraft(form(definitionForm(definition)), null, TODAY);
      expect(read.faults.size).toBe(0);
      expect(agreementOf(read, 'acme', 3, false)).toEqual({
        id: 'acme 3',
        partnerId: 'acme',
        version: 3,
        ...definition,
        from: '2026-05-01',
        agreedOn: TODAY,
        ours: 'Our buyer',
        sample: false,
      });
    },
  );

  it('keeps every number that an agreement can hold, to the last digit', () => {
    const bound = fc.oneof(
      fc.integer({ min: 1, max: 99 }).map((n) => n / 100),
      fc.constant(0.975),
    );
    fc.assert(
      fc.property(bound, fc.integer({ min: 1, max: 1000 }), (floor, weight) => {
        const terms = [
          { ...(templateTerms('direct')[0] as Agreement['terms'][0]), floor, target: 1, weight },
        ];
        const closedDays = ['2026-12-25', '2027-01-01'];
        const tolerance = { late: 2, early: null, under: floor, over: 0 };
        const definition = { template: 'direct' as const, terms, gates: [], tolerance, closedDays };
        const read = readDraft(form(definitionForm(definition)), null, TODAY);
        expect(read.definition).toEqual(definition);
      }),
    );
  });

  it.each([
    [first({ weight: '' }), 'terms.0.weight', 'missing'],
    [first({ weight: '0' }), 'terms.0.weight', 'weight-range'],
    [first({ weight: 'much' }), 'terms.0.weight', 'not-a-number'],
    [first({ target: '1,000' }), 'terms.0.target', 'grouped'],
    [first({ target: '101' }), 'terms.0.target', 'share-range'],
    [first({ floor: '95' }), 'terms.0.floor', 'floor-is-target'],
    [first({ ceiling: '10' }), 'terms.0.ceiling', 'ceiling-on-the-wrong-side'],
    [first({ kpi: 'acknowledgement' }), 'terms.3.kpi', 'twice'],
    [{ terms: [] }, 'terms', 'no-terms'],
    [{ owed: [] }, 'owed', 'no-terms'],
    [{ tolerance: { late: '1.5', early: '', under: '0', over: '' } }, 'tolerance.late', 'days-range'],
    [{ tolerance: { late: '1', early: '', under: '200', over: '' } }, 'tolerance.under', 'share-range'],
    [{ closedDays: '2026-02-30' }, 'closedDays', 'not-a-date'],
    [{ from: '' }, 'from', 'missing'],
    [{ from: '2026-04' }, 'from', 'too-early'],
    [{ agreedOn: '2026-05-08' }, 'agreedOn', 'in-the-future'],
    [{ agreedOn: '' }, 'agreedOn', 'missing'],
    [{ ours: '  ' }, 'ours', 'missing'],
    [{ theirs: 'x'.repeat(201) }, 'theirs', 'too-long'],
  ] as [Partial<DraftForm>, string, string][])('%j: %s is %s', (more, path, fault) => {
    expect(faultsOf(more)).toEqual({ [path]: fault });
  });

  it('may begin in a month that nothing has graded yet', () => {
    expect(faultsOf({ from: '2024-01' }, null)).toEqual({});
  });

  it('reads a decimal comma, and a formal fault leaves the definition to be tried', () => {
    const read = readDraft(form({ ...first({ target: '97,5 %' }), ours: '' }), null, TODAY);
    expect(read.definition?.terms[0]?.target).toBe(0.975);
    expect(read.formal).toBeNull();
  });

  it('of any figure and any text gives a fault or an agreement that can be stored', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', '0', '-3', '1e9', '10.000', '99.9', '1000000'));
    const term = fc
      .record({
        kpi: fc.constantFrom(...KPI_IDS),
        weight: text,
        target: text,
        floor: text,
        log: fc.boolean(),
      })
      .map(({ log, kpi, ...texts }) => ({
        ...newTerm(kpi, 1),
        ...texts,
        scale: log ? ('log' as const) : ('linear' as const),
      }));
    fc.assert(
      fc.property(fc.array(term, { maxLength: 4 }), fc.option(text), text, (terms, days, ours) => {
        const read = readDraft(form({ terms, closedDays: days, ours }), null, TODAY);
        if (read.faults.size > 0) return;
        expect(agreementSchema.safeParse(agreementOf(read, 'acme', 1, false)).success).toBe(true);
      }),
    );
  });
});
