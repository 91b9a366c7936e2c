import { expect, test } from 'vitest';
import { type SenderChoice, senderChoiceId } from '../../../../../lib/domain/sender-choice.ts';
import type { Store } from '../../../../../lib/store/open.ts';
import { removeOlderThan } from '../../../../../lib/store/retention.ts';
import {
  listSenderChoices,
  putSenderChoices,
  removeSenderChoices,
} from '../../../../../lib/store/sender-choices.ts';
import { putUnions } from '../../../../../lib/store/unions.ts';
import { wipeStore } from '../../../../../lib/store/wipe.ts';
import { INSTANT } from '../../lens-store.ts';
import { mailStore, orderNumber, told, who } from './mail-world.ts';

function choice(of: SenderChoice['of'], sender: string, partnerId?: string): SenderChoice {
  const said = { of, sender, who: '', at: INSTANT, why: ['domain'], sample: false };
  return { id: senderChoiceId(said), ...said, ...(partnerId === undefined ? {} : { partnerId }) };
}

async function withChoices(...choices: SenderChoice[]): Promise<Store> {
  const store = await mailStore();
  await putSenderChoices(store, choices);
  return store;
}

const from = (address: string) => ({ from: { address } });

test('what a person said of an address holds for it, before all else, and says so', async () => {
  const store = await withChoices(choice('address', 'new@vexhaven.example', 'south'));
  const view = await who(store, { ...from('new@vexhaven.example'), numbers: [orderNumber('4500022222')] });
  expect(told(view)).toEqual(['known', ['south'], ['chosen'], []]);
  expect(view.choice).toMatchObject({ of: 'address', sender: 'new@vexhaven.example', at: INSTANT });
  expect(told(await who(store, from('other@vexhaven.example')))[0]).toBe('choose');
});

test('what a person said of a domain holds below it, and after the address of a contact', async () => {
  const store = await withChoices(choice('domain', 'vexhaven.example', 'south'));
  expect(told(await who(store, from('x@mail.vexhaven.example'))).slice(0, 3)).toEqual([
    'known',
    ['south'],
    ['chosen'],
  ]);
  expect(told(await who(store, from('nora@vexhaven.example'))).slice(0, 3)).toEqual([
    'known',
    ['north'],
    ['address'],
  ]);
});

test('nobody of the records is an answer, too', async () => {
  const store = await withChoices(choice('domain', 'carrier.example'), choice('address', 'x@ostrel.example'));
  const view = await who(store, { ...from('robot@carrier.example'), numbers: [orderNumber('4500011111')] });
  expect([...told(view), view.choice?.sender]).toEqual(['unknown', [], [], [], 'carrier.example']);
  expect(told(await who(store, from('x@ostrel.example')))[0]).toBe('unknown');
});

test('nothing that is stored makes a look-alike a partner, or Gmail a domain of one', async () => {
  const store = await withChoices(
    choice('address', 'petra@ostre1.example', 'ostrel'),
    choice('domain', 'ostre1.example', 'ostrel'),
    choice('domain', 'gmail.com', 'ostrel'),
  );
  expect(told(await who(store, from('petra@ostre1.example')))).toEqual(['unknown', [], [], ['look-alike']]);
  expect(told(await who(store, from('petra@gmail.com')))[0]).toBe('unknown');
});

test('a choice follows partners that are made one, and is nothing once its partner has gone', async () => {
  const store = await withChoices(
    choice('address', 'new@vexhaven.example', 'north'),
    choice('address', 'a@gone.example', 'gone'),
  );
  const at = INSTANT;
  await putUnions(store, [
    { id: 'north south', partnerIds: ['north', 'south'], keep: 'south', by: 'person', reasons: [], at },
  ]);
  expect(told(await who(store, from('new@vexhaven.example'))).slice(0, 2)).toEqual(['known', ['south']]);
  // Two of one domain that are one company now: no question is left.
  expect(told(await who(store, from('x@vexhaven.example'))).slice(0, 2)).toEqual(['known', ['south']]);
  expect(told(await who(store, from('a@gone.example')))).toEqual(['unknown', [], [], []]);
  expect((await listSenderChoices(store)).map(({ partnerId }) => partnerId)).toEqual(['gone', 'south']);
});

test('a choice is taken back, goes with the records, and with the days of retention', async () => {
  const store = await withChoices(choice('address', 'a@b.example', 'north'), choice('domain', 'c.example'));
  await removeSenderChoices(store, ['domain c.example']);
  expect((await listSenderChoices(store)).map(({ sender }) => sender)).toEqual(['a@b.example']);
  await removeOlderThan(store, INSTANT);
  expect(await listSenderChoices(store)).toHaveLength(1);
  await removeOlderThan(store, INSTANT + 1);
  expect(await listSenderChoices(store)).toEqual([]);
  await putSenderChoices(store, [choice('domain', 'c.example')]);
  await wipeStore(store, true);
  expect(await listSenderChoices(store)).toEqual([]);
});
