// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { ChaseGroups } from '../../../components/chaser/ChaseGroups.tsx';
import { ChaserPage } from '../../../components/chaser/ChaserPage.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { KnownAct } from '../../../components/silence/KnownAct.tsx';
import { SilenceList } from '../../../components/silence/SilenceList.tsx';
import { LANGUAGES } from '../../../lib/domain/language.ts';
import { SILENCE_REASONS } from '../../../lib/domain/silence.ts';
import { chaserRow } from '../../../lib/lens/chaser/chaser-row.ts';
import type { ChaserView } from '../../../lib/lens/chaser/chaser-views.ts';
import type { SilenceRow } from '../../../lib/lens/silence/silence-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import { workspace } from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const nothing = () => undefined;

const at = part.days.map((ago) => INSTANT - ago * 86_400_000);
const chaserLine = part.line.map((line) => ({
  key: `${line.orderId}/${line.lineId}`,
  orderId: line.orderId,
  lineId: line.lineId,
  row: chaserRow(line),
  isProposed: line.state === 'late',
  state: line.state,
  known: line.known,
  chased: line.chased,
  origin: line.origin,
}));
const view = fc.record({
  partner: part.head,
  lines: fc.uniqueArray(chaserLine, { maxLength: 12, selector: ({ key }) => key }),
  left: fc.constant(0),
  recipients: fc.constantFrom([], [{ name: 'a', email: 'a@b.example', isProposed: true }]),
  language: fc.record({
    code: fc.constantFrom(...LANGUAGES),
    reason: fc.constantFrom('chosen', 'record', 'number', 'domain', 'default'),
  }),
  sender: part.maybe(part.letters()),
  replyBy: fc.constant({ 1: TODAY, 2: TODAY, 3: TODAY }),
  past: fc.array(
    fc.record({
      id: part.letters(),
      at,
      how: fc.constantFrom('mail', 'copied', 'file'),
      step: fc.constantFrom(1, 2, 3),
      by: part.maybe(part.letters()),
      lines: part.days,
    }),
    { maxLength: 3 },
  ),
  workspace: fc.constant(workspace),
}) as fc.Arbitrary<ChaserView>;

const silence = fc.record({
  silence: fc.record({
    id: fc.uuid(),
    title: part.letters(),
    until: part.date,
    reason: fc.constantFrom(...SILENCE_REASONS),
    who: fc.oneof(part.letters(), fc.constant('')),
    at,
  }),
  line: part.maybe(part.line),
  end: fc.constantFrom(null, 'reached', 'worse', 'moved', 'done', 'gone', 'other'),
}) as unknown as fc.Arbitrary<SilenceRow>;

function show(ui: ComponentChild): void {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
}

const odd = (root: Element) => /NaN|Infinity|undefined|null/.exec(root.innerHTML)?.[0];

describe('every fact names its source and age', () => {
  it('on the page of a reminder; what is written is a draft', () => {
    fc.assert(
      fc.property(view, (drafted) => {
        show(
          <ChaserPage
            view={drafted}
            instant={INSTANT}
            backHref="#"
            onTakeOver={nothing}
            onNotSent={nothing}
          />,
        );
        expect([untold(stage.root), odd(stage.root)]).toEqual([[], undefined]);
      }),
      runs(30),
    );
  });

  it('among what is known until a day', () => {
    fc.assert(
      fc.property(fc.array(silence, { maxLength: 4 }), (rows) => {
        show(
          <>
            <SilenceList rows={rows} today={TODAY} lineHref={() => '#'} onEnd={nothing} />
            <KnownAct today={TODAY} scopes={[['line', 'This line']]} onSave={nothing} />
            <ChaseGroups
              groups={[{ partnerId: 'a', name: 'a', keys: ['b'] }]}
              hrefOf={() => '#'}
              onChoose={nothing}
            />
          </>,
        );
        expect([untold(stage.root), odd(stage.root)]).toEqual([[], undefined]);
      }),
      runs(30),
    );
  });
});

describe('the page of a reminder', () => {
  it('drafts what is ticked, and keeps what was written by hand', () => {
    const [drafted] = fc.sample(
      view.filter(({ lines }) => lines.length > 2 && lines.every((line) => !line.known)),
      { numRuns: 1, seed: 7 },
    );
    const left: string[] = [];
    show(
      <ChaserPage
        view={drafted as ChaserView}
        only={() => true}
        instant={INSTANT}
        backHref="#"
        onTakeOver={(way, { lines, text }) => left.push(way, `${lines.length}`, text)}
        onNotSent={nothing}
      />,
    );
    act(() => stage.click('None'));
    expect(stage.root.textContent).toContain('Tick a line to write about it.');
    act(() => stage.click('All'));
    const below = stage.root.querySelector<HTMLTextAreaElement>('[id="chaser.below"]');
    act(() => {
      if (below) below.value = 'My own words';
      below?.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const language = stage.root.querySelector<HTMLSelectElement>('[id="chaser.language"]');
    act(() => {
      if (language) language.value = 'fr';
      language?.dispatchEvent(new Event('change', { bubbles: true }));
    });
    act(() => stage.click('Copy as plain text'));
    const [way, lines, text] = left;
    expect([way, lines]).toEqual(['copied-text', `${drafted?.lines.length}`]);
    expect(text).toContain('My own words');
    expect(text).toContain('Commande');
  });
});
