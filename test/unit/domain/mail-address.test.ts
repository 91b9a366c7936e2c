import { expect, test } from 'vitest';
import { mailAddress, withoutAlias } from '../../../lib/domain/mail-address.ts';

test('aliases lead to the address behind them; dots are left out at Gmail alone', () => {
  const plain = (raw: string) => {
    const read = mailAddress(raw);
    return read && withoutAlias(read);
  };
  expect(plain('Petra+orders@ostrel.example')).toBe('petra@ostrel.example');
  expect(plain('p.e.tra+x@googlemail.com')).toBe('petra@gmail.com');
  expect(plain('p.etra@ostrel.example')).toBe('p.etra@ostrel.example');
  expect(plain('+only@ostrel.example')).toBe('+only@ostrel.example');
});

test('signs that nobody sees do not make another address of one; what is none is none', () => {
  expect(mailAddress('pe\u200btra@ostrel.example\u202e')?.address).toBe('petra@ostrel.example');
  for (const none of ['', 'petra', '@ostrel.example', 'a b@ostrel.example', 'petra@', 'petra@localhost'])
    expect(mailAddress(none), none).toBeNull();
});
