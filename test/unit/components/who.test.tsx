// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { WhoChooser } from '../../../components/mail/WhoChooser.tsx';
import { SenderList } from '../../../components/options/SenderList.tsx';
import type { SenderChoice } from '../../../lib/domain/sender-choice.ts';
import type { WhoCandidate, WhoView } from '../../../lib/lens/mail/who/who-views.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();

const candidate = (id: string, reasons: WhoCandidate['reasons'], score = 0.5): WhoCandidate => ({
  partner: { id, name: id.toUpperCase(), roles: ['supplier'], numbers: [], domains: [], contacts: [] },
  score,
  reasons,
});
const ORIGIN = {
  sourceId: 'page:mail.example',
  fetchedAt: Date.UTC(2026, 4, 7),
  stale: false,
  confidence: 'medium' as const,
};
const NORTH = candidate('north', [{ code: 'domain', domain: 'vexhaven.example' }]);
const SOUTH = candidate('south', [{ code: 'order', number: 'PO 4500', quoted: true }], 0.2);
const ABOUT = { address: 'x@vexhaven.example', domain: 'vexhaven.example' };
const ASKS: WhoView = { standing: 'choose', candidates: [NORTH, SOUTH], warnings: [], about: ABOUT };
const SAID: SenderChoice = {
  id: 'address x@vexhaven.example',
  of: 'address',
  sender: 'x@vexhaven.example',
  who: '',
  at: Date.UTC(2026, 4, 3, 9),
  why: [],
  sample: false,
};

function draw(view: WhoView) {
  const [choose, undo] = [vi.fn(), vi.fn()];
  const more = { hrefOf: () => '#', search: '', found: [], onSearch: () => undefined };
  act(() => render(null, stage.root));
  act(() =>
    render(<WhoChooser view={view} origin={ORIGIN} choose={choose} undo={undo} {...more} />, stage.root),
  );
  return { choose, undo };
}

const text = () => stage.root.textContent ?? '';
function press(words: string): void {
  const button = [...stage.root.querySelectorAll('button')].find((each) =>
    [each.textContent, each.ariaLabel].includes(words),
  );
  if (!button) throw new Error(`No button says ${words}: ${text()}`);
  act(() => button.click());
}

test('several who may be meant stand side by side with reasons, and one is chosen for the address or the domain', () => {
  const { choose } = draw(ASKS);
  expect(text()).toContain('Writes from vexhaven.example');
  expect(text()).toContain('The mail being answered names PO 4500');
  expect(text()).toContain('score 50 of 100');
  press('This one: SOUTH');
  expect(choose).toHaveBeenLastCalledWith(SOUTH.partner, 'address');
  const domain = stage.root.querySelectorAll<HTMLInputElement>('input[type=radio]')[1];
  act(() => domain?.click());
  press('Nobody in your records');
  expect(choose).toHaveBeenLastCalledWith(null, 'domain');
});

test('what a page and a person say stands where its source and age are told', () => {
  draw({ ...ASKS, warnings: [{ code: 'look-alike', domain: 'ostre1.example', like: 'ostrel.example' }] });
  expect(untold(stage.root)).toEqual([]);
});

test('an address where anybody has mail is remembered alone', () => {
  draw({ ...ASKS, about: { address: 'x@gmail.com' } });
  expect(stage.root.querySelectorAll('input[type=radio]')).toHaveLength(0);
});

test('what was said explains itself, and is taken back', () => {
  const known = candidate('north', [{ code: 'chosen', of: 'address', sender: SAID.sender, at: SAID.at }]);
  const { undo } = draw({ standing: 'known', candidates: [known], warnings: [], about: ABOUT, choice: SAID });
  expect(text()).toMatch(/You said so about x@vexhaven\.example on .*3 May/);
  press('Take back');
  expect(undo).toHaveBeenCalledWith(SAID);
  draw({
    standing: 'unknown',
    candidates: [],
    warnings: [],
    about: ABOUT,
    choice: { ...SAID, who: 'Hella' },
  });
  expect(text()).toMatch(/Hella said on .*3 May.* that x@vexhaven\.example is nobody in your records/);
});

test('of a look-alike nothing can be chosen, and what a sender wrote hides nothing', () => {
  draw({
    standing: 'unknown',
    candidates: [],
    warnings: [
      { code: 'look-alike', domain: 'ostre1.example', like: 'ostrel.example' },
      { code: 'forged-name', name: 'Ostrel\u202e<b>', address: 'x@evil.example' },
    ],
  });
  expect(stage.root.querySelectorAll('button')).toHaveLength(0);
  expect(text()).toContain('ostre1.example looks like ostrel.example (our own company)');
  expect(text()).toContain('“Ostrel‹U+202E›<b>”');
});

test('the list of what was said takes each back', () => {
  const remove = vi.fn();
  const everybody: SenderChoice = { ...SAID, id: 'domain c.example', of: 'domain', sender: 'c.example' };
  const acts = { onRemove: remove, onUndo: () => undefined, onFinal: () => undefined };
  act(() => render(null, stage.root));
  act(() =>
    render(
      <SenderList choices={[{ choice: SAID, partnerName: 'North' }, { choice: everybody }]} {...acts} />,
      stage.root,
    ),
  );
  expect(text()).toContain('North');
  expect(text()).toContain('everybody at c.example');
  expect(text()).toContain('Nobody in your records');
  press('Take back');
  expect(remove).toHaveBeenCalledWith(SAID);
});
