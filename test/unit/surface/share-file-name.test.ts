import { expect, test, vi } from 'vitest';
import { snippetOf } from '../../../lib/plugin/snippet.ts';

vi.mock('wxt/browser', () => ({ browser: {} }));
const { fileNameOf } = await import('../../../lib/surface/shares.ts');

const SHARE = '0f'.repeat(16);

test('a long name is cut between letters: the lines that name its file can be written', () => {
  const file = fileNameOf(`${'a'.repeat(79)}𠮷𠮷𠮷`, SHARE);
  expect(file.isWellFormed()).toBe(true);
  const embed = { share: SHARE, x: 'a', y: 'b', integrity: 'sha384-x', file };
  expect(snippetOf(embed)).toContain(encodeURIComponent(file));
});

test.each([
  ['.NET Parts', 'NET-Parts-'],
  ['..', '-'],
  ['¿?', '--'],
  ['Ostrel Castings', 'Ostrel-Castings-'],
])('%s: the name that the browser saves is the one in the lines', (name, begins) => {
  expect(fileNameOf(name, SHARE)).toBe(`${begins}0f0f0f0f.partnerlens.json`);
});
