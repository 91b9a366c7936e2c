import { expect, it } from 'vitest';
import { lineWords } from '../../../components/plugin/line-words.ts';
import { tongueOf } from '../../../lib/i18n/plugin/tongue.ts';
import { bundleOf } from '../../tools/plugin/bundles.ts';

const [some] = bundleOf({ count: 1 }).lines;

it('what came after a line was complete makes it no later', () => {
  if (!some) throw new Error('the bundle has no line');
  const line = {
    ...some,
    open: false,
    firstPromisedOn: '2025-06-01',
    promisedOn: '2025-06-01',
    completedOn: '2025-06-01',
    receipts: [{ receivedOn: '2025-06-01' }, { receivedOn: '2025-06-14' }],
  };
  expect(lineWords(line, '2025-07-01', tongueOf('en'))).toMatch(/arrived 1 Jun 2025$/);
  expect(lineWords({ ...line, completedOn: '2025-06-03' }, '2025-07-01', tongueOf('en'))).toContain(
    '2 days late',
  );
});
