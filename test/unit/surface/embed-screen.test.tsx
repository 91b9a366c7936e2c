// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';

/** Each preview that was asked for, by the partner, with how it is answered. */
const asked = vi.hoisted(() => new Map<string, (file: string) => void>());
const view = (more: object = {}, x = 'x') => ({
  key: { x, y: 'y' },
  integrity: 'sha384-none',
  shares: ['Alpha', 'Beta'].map((name) => ({
    name,
    file: `${name}.json`,
    share: { id: name, share: name, at: 1, ...more },
  })),
});
const remote = signal({ state: 'ready', value: view() });
vi.mock('../../../lib/surface/embed.ts', () => ({
  embedView: () => undefined,
  loadPlugin: () => undefined,
  savePlugin: async () => undefined,
  previewFile: ({ id }: { id: string }) => new Promise<string>((answer) => void asked.set(id, answer)),
}));
vi.mock('../../../lib/surface/reading.ts', () => ({ failureOf: () => undefined }));
vi.mock('../../../lib/surface/use-reading.ts', () => ({
  useReading: () => ({ remote, again: () => undefined }),
}));

const { EmbedScreen } = await import('../../../entrypoints/options/EmbedScreen.tsx');

afterEach(() => {
  render(null, document.body);
  asked.clear();
  remote.value = { state: 'ready', value: view() };
});

test('what is made of one partner is never shown under the name of another that was chosen since', async () => {
  await act(() => render(<EmbedScreen />, document.body));
  const choice = document.querySelector('select');
  if (!choice) throw new Error('No partner can be chosen.');
  await act(() => {
    choice.selectedIndex = 1;
    choice.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await act(async () => asked.get('Beta')?.('of Beta'));
  await act(async () => asked.get('Alpha')?.('of Alpha'));
  expect(choice.selectedIndex).toBe(1);
  expect(document.querySelector('partner-lens')?.textContent).toBe('of Beta');
});

/** Something else is stored since. */
async function readAgain(value: ReturnType<typeof view>): Promise<void> {
  await act(() => {
    remote.value = { state: 'ready', value };
  });
}

test.each([
  ['another key', view({}, 'z')],
  ['what was agreed since', view({ at: 2 })],
])('%s makes the preview anew: one that portals would refuse is not shown on', async (_, next) => {
  await act(() => render(<EmbedScreen />, document.body));
  await act(async () => asked.get('Alpha')?.('first'));
  await readAgain(next);
  expect(document.querySelector('partner-lens')).toBe(null);
  await act(async () => asked.get('Alpha')?.('second'));
  expect(document.querySelector('partner-lens')?.textContent).toBe('second');
});

test('that sharing was ended elsewhere takes the preview away', async () => {
  await act(() => render(<EmbedScreen />, document.body));
  await act(async () => asked.get('Alpha')?.('first'));
  await readAgain(view({ revoked: { at: 5, because: '' } }));
  expect(document.querySelector('partner-lens')).toBe(null);
  expect(document.body.textContent).toContain('Sharing with this partner was ended');
});
