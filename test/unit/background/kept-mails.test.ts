import { expect, test } from 'vitest';
import { withDraft } from '../../../lib/background/kept-drafts.ts';
import { joinedMail, withMail } from '../../../lib/background/kept-mails.ts';
import type { Draft } from '../../../lib/domain/draft.ts';
import type { MailReading, MailReadingPart } from '../../../lib/domain/mail-reading.ts';

const sizeOf = (value: unknown): number => JSON.stringify(value).length;

/** A message with as much in it as the schema takes. */
const message = (at: number): MailReadingPart['messages'][number] => ({
  key: at.toString(16).padStart(16, '0'),
  from: { address: 'ana@north.example' },
  to: [],
  cc: [],
  attachments: [],
  numbers: Array.from({ length: 200 }, (_, no) => ({
    keys: [`${at}-${no}`.padEnd(120, '0')],
    kind: 'number' as const,
    raw: `${no}`,
    labelled: false,
    part: 'text' as const,
  })),
});

const part = (fields: Partial<MailReadingPart>): MailReadingPart => ({
  adapter: 'generic-mail',
  version: 1,
  own: [],
  cut: false,
  reading: 0,
  part: 0,
  last: true,
  messages: [],
  rows: [],
  ...fields,
});

test('the parts of one reading join, and one out of turn changes nothing', () => {
  const first = joinedMail(undefined, part({ last: false, messages: [message(1)] }));
  expect(first).toMatchObject({ whole: false, parts: 1 });
  const both = joinedMail(first, part({ part: 1, messages: [message(2)] }));
  expect(both).toMatchObject({ whole: true, parts: 2, cut: false });
  expect(both.messages).toHaveLength(2);
  expect(joinedMail(both, part({ part: 5, messages: [message(3)] }))).toBe(both);
  expect(joinedMail(both, part({ reading: 7, part: 1 }))).toBe(both);
});

test('a page that says very much is kept to an end, and that is said', () => {
  const mail = joinedMail(undefined, part({ messages: Array.from({ length: 50 }, (_, at) => message(at)) }));
  expect(mail.cut).toBe(true);
  // The newest may stand last: numbers go before messages do, and those of quotes before its own.
  expect(mail.messages.map(({ key }) => Number.parseInt(key, 16))).toEqual([...Array(50).keys()]);
  expect(mail.messages[49]?.numbers.length).toBeGreaterThan(5);
  expect(sizeOf(mail)).toBeLessThan(260_000);
  let mails: Record<string, MailReading> | undefined;
  for (let at = 0; at < 20; at++) mails = withMail(mails ?? {}, `document ${at}`, mail);
  expect(sizeOf(mails)).toBeLessThan(1_100_000);
  expect(Object.keys(mails ?? {}), 'the newest stays').toContain('document 19');
});

test('what a message says itself is kept before what it quotes', () => {
  const long = {
    ...message(1),
    numbers: message(1).numbers.map((each, at) => ({
      ...each,
      part: at < 190 ? ('quoted' as const) : ('text' as const),
    })),
  };
  const mail = joinedMail(undefined, part({ messages: Array.from({ length: 50 }, () => long) }));
  expect(mail.messages[0]?.numbers.slice(0, 10).map(({ raw }) => raw)).toContain('199');
});

test('drafts are kept to an end, the newest of each document', () => {
  const draft = (at: number): Draft =>
    ({ key: at.toString(16).padStart(16, '0'), to: ['x'.repeat(45_000)], cut: false, facts: [] }) as Draft;
  let drafts: Record<string, Draft[]> | undefined;
  for (let at = 0; at < 200; at++)
    drafts = withDraft(drafts ?? {}, `document ${Math.floor(at / 10)}`, draft(at));
  expect(sizeOf(drafts)).toBeLessThan(550_000);
  expect(drafts?.['document 19']?.at(-1)).toEqual(draft(199));
});
