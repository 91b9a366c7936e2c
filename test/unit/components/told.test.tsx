// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { KpiLine } from '../../../components/figures/KpiLine.tsx';
import { LineRow } from '../../../components/lines/LineRow.tsx';
import { Instant, Told } from '../../../components/parts/Told.tsx';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, lineOf, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();

function problems(ui: ComponentChild): string[] {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
  return untold(stage.root);
}

describe('the check itself', () => {
  const stale = { ...lineOf().origin, stale: true };

  it('fails for a bare figure, a bare date and a bare state', () => {
    expect(problems(<p>78.4%</p>)).toEqual(['"78.4%" stands bare']);
    expect(problems(<svg role="img" aria-label="late" class="t-late" />)).toEqual([
      '"sign late" stands bare',
    ]);
    expect(
      problems(<KpiLine row={{ id: 'otif', figure: fc.sample(arbitrary.figure, 1)[0] as never }} />),
    ).toEqual([]);
  });

  it('fails for a place without a source, and for a silent or coloured fact past its limit', () => {
    const nameless = { ...lineOf().origin, sourceId: '' };
    expect(
      problems(
        <Told as="p" origin={nameless}>
          5
        </Told>,
      ),
    ).toHaveLength(1);
    expect(
      problems(
        <Told as="p" origin={stale}>
          5 pcs
        </Told>,
      ),
    ).toEqual(['past its limit, without a word: 5 pcs']);
    expect(
      problems(
        <Told as="p" origin={stale}>
          was 5 pcs
        </Told>,
      ),
    ).toEqual([]);
    expect(
      problems(
        <Told as="p" origin={stale}>
          was 5 <svg class="t-late" />
        </Told>,
      ),
    ).toEqual(['shows a state that was: was 5 ']);
  });

  it('says the source of each line where a list holds several', () => {
    const other = { ...lineOf().origin, sourceId: 'file:other.csv', stale: false };
    act(() =>
      render(
        <Instant.Provider value={INSTANT}>
          <LineRow line={lineOf({ origin: other })} today={TODAY} sourced />
        </Instant.Provider>,
        stage.root,
      ),
    );
    expect(stage.root.textContent).toContain('other.csv, 2 hrs old');
  });
});
