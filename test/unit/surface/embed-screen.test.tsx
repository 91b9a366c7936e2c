// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';

/** Each preview that was asked for, by the partner, with how it is answered. */
const asked = vi.hoisted(() => new Map<string, (file: string) => void>());
const view = {
  key: { x: 'x', y: 'y' },
  integrity: 'sha384-none',
  shares: ['Alpha', 'Beta'].map((name) => ({
    name,
    file: `${name}.json`,
    share: { id: name, share: 'a1b2c3d4e5' },
  })),
};
vi.mock('../../../lib/surface/embed.ts', () => ({
  embedView: () => undefined,
  loadPlugin: () => undefined,
  savePlugin: async () => undefined,
  previewFile: ({ id }: { id: string }) => new Promise<string>((answer) => void asked.set(id, answer)),
}));
vi.mock('../../../lib/surface/reading.ts', () => ({ failureOf: () => undefined }));
vi.mock('../../../lib/surface/use-reading.ts', () => ({
  useReading: () => ({ remote: signal({ state: 'ready', value: view }), again: () => undefined }),
}));

const { EmbedScreen } = await import('../../../entrypoints/options/EmbedScreen.tsx');

afterEach(() => render(null, document.body));

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
