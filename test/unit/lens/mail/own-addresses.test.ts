import { expect, test } from 'vitest';
import { mailPage } from '../../../../lib/lens/mail/mail-card.ts';
import { readAddresses } from '../../../../lib/lens/mail/own-addresses.ts';
import { saveOwnAddresses } from '../../../../lib/policy/own-addresses.ts';
import { NOW, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';
import { message, reading } from './mail-store.ts';

test('addresses as somebody types them, each once; what is none is named', () => {
  expect(readAddresses('Me@Own.example, me@own.example;\n <sales@own.example>\n')).toEqual({
    addresses: ['me@own.example', 'sales@own.example'],
    wrong: [],
  });
  expect(readAddresses('me at own.example')).toMatchObject({ wrong: ['me', 'at', 'own.example'] });
  expect(readAddresses('me@, @own.example')).toEqual({ addresses: [], wrong: ['me@', '@own.example'] });
  expect(readAddresses('')).toEqual({ addresses: [], wrong: [] });
});

test('what was said tells which way a message went, where the webmail shows no account', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const sent = message({ from: { address: 'me@private.example' }, to: [{ address: 'x@stranger.example' }] });
  const directions = async () => {
    const { mails } = await mailPage(store, [reading([sent], { own: [] })], 'https://mail.example/', NOW);
    return mails[0]?.messages.map(({ direction }) => direction);
  };
  expect(await directions()).toEqual(['in']);
  await saveOwnAddresses(store, ['me@private.example']);
  expect(await directions()).toEqual(['out']);
});
