// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { AgreementPage } from '../../../components/agreement/AgreementPage.tsx';
import { FactsPage } from '../../../components/facts/FactsPage.tsx';
import { FactsSection } from '../../../components/facts/FactsSection.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { FACT_KINDS } from '../../../lib/domain/fact-kinds.ts';
import { gradeOf } from '../../../lib/kpi/scorecard/grade.ts';
import { inputKey, type ScoreInput, scorecard } from '../../../lib/kpi/scorecard/scorecard.ts';
import { owedTerms, templateTerms } from '../../../lib/kpi/scorecard/templates.ts';
import { type PeriodScore, whatIf } from '../../../lib/kpi/scorecard/what-if.ts';
import { definitionForm } from '../../../lib/lens/agreement/draft-form.ts';
import type { Preview } from '../../../lib/lens/agreement/draft-material.ts';
import type { FactsView } from '../../../lib/lens/facts/fact-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const nothing = () => undefined;

const state = fc.constantFrom('holds', 'soon', 'expired', 'replaced', 'ahead');
const row = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...FACT_KINDS.filter((kind) => kind !== 'scored-as')),
    label: part.letters(),
    value: part.maybe(fc.oneof(fc.integer(), part.letters())),
    unit: part.maybe(part.letters()),
    about: part.maybe(part.letters()),
    validFrom: part.date,
    validTo: part.date,
    source: part.letters(),
    state,
    daysLeft: fc.integer({ min: -900, max: 900 }),
    origin: part.origin,
  })
  .map(({ state: standing, daysLeft, origin, ...fact }) => {
    const stale = standing === 'expired' || standing === 'replaced';
    const head = { partnerId: 'p', notedAt: 1, sample: false };
    return { fact: { ...fact, ...head }, state: standing, daysLeft, origin: { ...origin, stale } };
  });
const facts = fc.record({
  partner: part.head,
  rows: fc.array(row, { maxLength: 5 }),
  today: fc.constant(TODAY),
  workspace: fc.constant(arbitrary.workspace),
}) as fc.Arbitrary<FactsView>;

/** Both sides scored with weights and values of any size. */
const preview: fc.Arbitrary<Preview> = fc
  .array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 24, maxLength: 24 })
  .map((values) => {
    const card = (terms: ReturnType<typeof templateTerms>, at: number): PeriodScore => {
      const inputs = terms.map((term, no): [string, ScoreInput] => {
        const value = values[(at + no) % values.length] ?? null;
        const head = { kpi: term.kpi, definition: 'x/1', unit: 'ratio' as const, lowerIsBetter: false };
        return [inputKey(term), { value: { ...head, value, n: 40, pending: 0, excluded: 0 } }];
      });
      const scored = scorecard(terms, new Map(inputs), []);
      return { month: '2026-05', card: scored, grade: scored.score === null ? null : gradeOf(scored.score) };
    };
    const direct = templateTerms('direct');
    return {
      theirs: whatIf([card(direct, 0)], [card(templateTerms('services'), 7)]),
      ours: whatIf([card(owedTerms(), 3)], [card(owedTerms(), 11)]),
    };
  });

function show(ui: ComponentChild): void {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
}

const odd = (root: Element) => /NaN|Infinity|undefined|null/.exec(root.innerHTML)?.[0];

describe('every fact names its source and age', () => {
  it('among certificates, ratings and risks, and in short on the page of the partner', () => {
    fc.assert(
      fc.property(facts, (view) => {
        show(<FactsPage view={view} backHref="#" onSave={() => Promise.resolve(true)} onRemove={nothing} />);
        expect([untold(stage.root), odd(stage.root)]).toEqual([[], undefined]);
        show(<FactsSection view={view} href="#" />);
        const list = stage.root.querySelector('ul') ?? stage.root;
        expect([untold(list as HTMLElement), odd(stage.root)]).toEqual([[], undefined]);
      }),
      runs(12),
    );
  });

  it('in what a draft would change; what is typed is no fact', () => {
    fc.assert(
      fc.property(preview, part.origin, part.head, (tried, origin, partner) => {
        const definition = { terms: templateTerms('services'), owed: owedTerms(), gates: [] };
        const names = { from: '2026-05', agreedOn: TODAY, ours: 'A', theirs: '' };
        show(
          <AgreementPage
            partner={partner}
            backHref="#"
            form={{ ...definitionForm({ template: 'services', ...definition }), ...names }}
            faults={new Map([['terms.0.weight', 'missing']])}
            companyTolerance={{ late: '0', early: '', under: '0', over: '' }}
            companyDays={0}
            next={2}
            inForce={1}
            months={['2026-05']}
            earliest="2026-05"
            preview={tried}
            isBehind={false}
            origin={origin}
            onChange={nothing}
            onStart={nothing}
            onDiscard={nothing}
            onImport={nothing}
            onAgree={nothing}
          />,
        );
        const told = [...stage.root.querySelectorAll<HTMLElement>('.outcome, .what-if')];
        expect(told).toHaveLength(3);
        expect(told.flatMap((place) => [...untold(place), odd(place)].filter(Boolean))).toEqual([]);
      }),
      runs(6),
    );
  });
});
