import { expect, test } from 'vitest';
import { headerAddress } from '../../../lib/domain/header-address.ts';

test('one mailbox in ASCII may stand in a header, and nothing that could begin another', () => {
  expect(headerAddress(' petra+orders@ostrel.example ')).toBe('petra+orders@ostrel.example');
  for (const none of [
    undefined,
    '',
    'petra',
    'petra@localhost',
    'petra@müller.example',
    'petra@ostrel.example, else@ostrel.example',
    'Petra <petra@ostrel.example>',
    'petra@ostrel.example\r\nBcc: else@ostrel.example',
    `${'p'.repeat(250)}@ostrel.example`,
  ])
    expect(headerAddress(none), none).toBeNull();
});
