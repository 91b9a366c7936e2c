import { expect, it } from 'vitest';
import { readMutatedFiles } from './mutations.ts';

it('accounts for every row of 300 damaged files, or names what stopped it', async () => {
  const { files, refused, stopped, whole } = await readMutatedFiles(300, 1);
  expect(files).toBe(300);
  for (const some of [refused, stopped, whole]) expect(some).toBeGreaterThan(0);
}, 60_000);
