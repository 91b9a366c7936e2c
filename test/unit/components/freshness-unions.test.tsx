// @vitest-environment jsdom
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { Instant } from '../../../components/parts/Told.tsx';
import { UnionSection } from '../../../components/unions/UnionSection.tsx';
import type { UnionView } from '../../../lib/lens/unions/union-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import { INSTANT } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();

const view = fc.record({
  members: fc.array(fc.record({ head: part.head, origin: part.origin }), { minLength: 2, maxLength: 3 }),
  links: fc.constant([]),
  also: fc.array(
    fc.record({
      field: fc.constantFrom('name', 'owner', 'place', 'vat', 'contact'),
      counts: part.letters(),
      also: fc.array(
        fc.record(
          { value: part.letters(), origin: part.origin, until: fc.constant(INSTANT) },
          { requiredKeys: ['value', 'origin'] },
        ),
        {
          minLength: 1,
          maxLength: 2,
        },
      ),
    }),
    { maxLength: 3 },
  ),
}) as fc.Arbitrary<UnionView>;

it('each partner of a union, and each value that another source gives, names its source and age', () => {
  fc.assert(
    fc.property(view, (some) => {
      act(() => render(null, stage.root));
      act(() =>
        render(
          <Instant.Provider value={INSTANT}>
            <UnionSection view={some} onUndo={() => undefined} />
          </Instant.Provider>,
          stage.root,
        ),
      );
      expect(untold(stage.root)).toEqual([]);
      const told = stage.root.querySelectorAll('[data-told]').length;
      expect(told).toBe(some.members.length + some.also.reduce((sum, { also }) => sum + also.length, 0));
    }),
    runs(25),
  );
});
