import { expect, test } from 'vitest';
import { refuseOther } from '../../../lib/sources/same-account.ts';

const own = { id: '1', name: 'Own Works' };

test.each([
  ['it is the same one', own, { id: '1', name: 'Own Works, renamed' }],
  ['nobody knows which one is connected', { id: '', name: 'Own Works' }, { id: '2', name: '' }],
  ['the system does not say', own, { id: '', name: 'Own Works' }],
])('%s: it goes on', (_, connected, opened) => {
  expect(() => refuseOther(connected, opened)).not.toThrow();
});

test('one of the same name is another one all the same; a number stands for what has no name', () => {
  expect(() => refuseOther(own, { id: '2', name: 'Own Works' })).toThrow(
    'This sign-in is of Own Works (2); what is connected here is Own Works (1).',
  );
  expect(() => refuseOther({ id: '1', name: '' }, { id: '2', name: '' })).toThrow(
    'This sign-in is of 2; what is connected here is 1.',
  );
});
