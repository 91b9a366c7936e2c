import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { MAIL_PARTS, MAX_PEOPLE } from '../../../../../lib/domain/mail-fields.ts';
import { type MailMessage, mailPartSchema } from '../../../../../lib/domain/mail-reading.ts';
import { whoIs } from '../../../../../lib/lens/mail/who/who-is.ts';
import type { Store } from '../../../../../lib/store/open.ts';
import { runs } from '../../../runs.ts';
import { NOW } from '../../lens-store.ts';
import { mailStore, message, orderNumber, told, who } from './mail-world.ts';

let store: Store;
beforeEach(async () => {
  store = await mailStore();
});

const odd = fc.constantFrom(
  'petra@ostrel.example\u202e',
  'petra@ostrel.example@evil.example',
  '"petra@ostrel.example" <x@evil.example>',
  'petra@ostrel.example, x@evil.example',
  'petra%ostrel.example@evil.example',
  'petra@ostrel.example.',
  'petra@[10.0.0.1]',
  'petra@ostrel.example:80',
  'petra@ostrel.example/x',
  'постоянно@почта.рф',
  'a@xn--.example',
  `${'a'.repeat(180)}@ostrel.example`,
  `x@${'a.'.repeat(80)}example`,
  '@',
  '__proto__@constructor.example',
);
const person = fc.record(
  {
    name: fc.oneof(odd, fc.string({ minLength: 1, maxLength: 60 })),
    address: fc.oneof(odd, fc.emailAddress()),
  },
  { requiredKeys: [] },
);
const mail: fc.Arbitrary<MailMessage> = fc.record(
  {
    key: fc.constant('0123456789abcdef'),
    from: person,
    sender: person,
    replyTo: person,
    forwarded: person,
    to: fc.array(person, { maxLength: 4 }),
    cc: fc.array(person, { maxLength: 4 }),
    subject: fc.string({ minLength: 1, maxLength: 60 }),
    attachments: fc.constant([]),
    numbers: fc.array(
      fc.record({
        keys: fc.array(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 }),
        kind: fc.constantFrom('number', 'purchase-order', 'partner-number', 'email', 'domain', 'item'),
        raw: fc.oneof(odd, fc.string({ minLength: 1, maxLength: 40 })),
        labelled: fc.boolean(),
        part: fc.constantFrom(...MAIL_PARTS),
      }),
      { maxLength: 6 },
    ),
  },
  { requiredKeys: ['key', 'from', 'to', 'cc', 'attachments', 'numbers'] },
);

test('whatever a page says of a message, it is answered, and never matched without a known address', async () => {
  await fc.assert(
    fc.asyncProperty(mail, async (each) => {
      const view = await whoIs(store, mailPartSchema.shape.messages.element.parse(each), {
        own: [],
        now: NOW,
      });
      for (const { score, reasons } of view.candidates) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(reasons.length).toBeGreaterThan(0);
      }
      if (view.standing !== 'known') return;
      expect(view.candidates).toHaveLength(1);
      const [address = ''] = /@[^@]*$/.exec(view.about?.address ?? '') ?? [];
      expect(address).toMatch(/^@(.+\.)?(ostrel|vexhaven|aldermoor-water)\.example$/);
    }),
    runs(150),
  );
});

test('addresses that hold another are of the domain behind the last @, or of nobody', async () => {
  const standing = async (address: string) => told(await who(store, { from: { address } })).slice(0, 2);
  expect(await standing('petra@ostrel.example@evil.example')).toEqual(['unknown', []]);
  expect(await standing('petra%ostrel.example@evil.example')).toEqual(['unknown', []]);
  expect(await standing('petra@ostrel.example, x@evil.example')).toEqual(['unknown', []]);
  expect(await standing('x@evil.example <petra@ostrel.example>')).toEqual(['unknown', []]);
  expect(await standing('petra@ostrel.example:80')).toEqual(['unknown', []]);
});

test('as many people and numbers as a reading may have are weighed, and what is shown of them is bounded', async () => {
  const many = Array.from({ length: MAX_PEOPLE }, (_, at) => ({ address: `a${at}@ostre${at}.example` }));
  const numbers = Array.from({ length: 200 }, (_, at) =>
    orderNumber(at % 2 === 0 ? '4500011111' : `45000${at}`),
  );
  const own = await whoIs(
    store,
    message({ from: { address: 'buyer@norvane.example' }, to: many, cc: many, numbers }),
    { own: [], now: NOW },
  );
  expect(own.standing).toBe('own');
  const outside = await who(store, { from: { address: 'x@gmail.com' }, numbers });
  expect(outside.candidates.map(({ partner, reasons }) => [partner.id, reasons.length])).toEqual([
    ['ostrel', 1],
  ]);
});
