// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { type ShareView, shareView } from '../../../lib/share/share-view.ts';
import { putShare } from '../../../lib/store/shares.ts';
import { INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, ISSUE } from '../share/share-world.ts';

const acts = vi.hoisted(() => ({ previewShare: vi.fn(), takeAnswerFile: vi.fn() }));
const remote = signal<{ state: 'ready'; value: ShareView | null }>({ state: 'ready', value: null });
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../lib/surface/shares.ts', async () => ({
  justTaken: (await import('@preact/signals')).signal(null),
  ...acts,
}));
vi.mock('../../../lib/surface/use-reading.ts', () => ({
  useReading: () => ({ remote, again: () => undefined }),
}));

const { ShareScreen } = await import('../../../entrypoints/sidepanel/ShareScreen.tsx');
const { justTaken } = await import('../../../lib/surface/shares.ts');

afterEach(() => {
  render(null, document.body);
  justTaken.value = null;
});

/** The page of a supplier with whom sharing was agreed. */
async function opened() {
  const store = await storeWith(PARTNERS, ORDERS);
  const share = agreed();
  await putShare(store, share);
  const view = await shareView(store, 'acme', NOW, INSTANT);
  if (!view) throw new Error('No such partner.');
  await show(view);
  acts.previewShare.mockImplementation(() => makeBundle(store, share, NOW, ISSUE));
  return { view };
}

function show(view: ShareView) {
  return act(() => {
    remote.value = { state: 'ready', value: view };
    render(<ShareScreen partnerId="acme" />, document.body);
  });
}

function button(name: string): HTMLButtonElement | undefined {
  return [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
}

function part(title: string): string {
  const found = [...document.querySelectorAll('section')].find((section) =>
    section.querySelector('h2')?.textContent?.startsWith(title),
  );
  return found?.textContent ?? '';
}

async function choose(name: string) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('No file can be chosen.');
  Object.defineProperty(input, 'files', { value: [new File(['{}'], name)], configurable: true });
  Object.defineProperty(input, 'value', { value: '', writable: true, configurable: true });
  await act(async () => void input.dispatchEvent(new Event('change', { bubbles: true })));
}

test('what was agreed since, in another window, is to be looked at before it can be signed', async () => {
  const { view } = await opened();
  await act(async () => button('Preview')?.click());
  await vi.waitFor(() => expect(button('Sign and save as file')).toBeDefined());
  await show({ ...view });
  expect(button('Sign and save as file')).toBeDefined();
  await show({ ...view, share: agreed({ at: agreed().at + 1, kpis: ['otif'] }) });
  expect(button('Sign and save as file')).toBeUndefined();
  expect(button('Preview')).toBeDefined();
});

test('a file of answers that is refused is said where it was chosen, and nothing else of answers', async () => {
  await opened();
  expect(part('Answers')).toContain('No answer yet.');
  acts.takeAnswerFile.mockRejectedValueOnce(
    new FailureError({ code: 'answers-newer', message: 'Written by a newer plugin.', next: 'Update.' }),
  );
  await choose('newer.json');
  expect(part('Answers')).toContain('Written by a newer plugin.');
  expect(part('Answers')).not.toContain('No answer yet.');
});

test('answers that were just taken in are not said to be missing while they are read', async () => {
  await opened();
  acts.takeAnswerFile.mockImplementationOnce(async () => {
    const taken = { partnerId: 'acme', name: 'Acme', added: 1, known: 0, unknown: [], newer: false };
    justTaken.value = { at: 1, taken: [taken, { ...taken, partnerId: 'bolts', name: 'Bolts' }], refused: [] };
    return taken;
  });
  await choose('answers.json');
  expect(part('Answers')).toContain('1 answer is new.');
  expect(part('Answers')).not.toContain('No answer yet.');
  expect(document.querySelector('a[href="#share/bolts"]')?.textContent).toBe('Bolts');
});
