import { expect, it } from 'vitest';
import { conversationsOf } from '../../../../lib/lens/mail/conversations.ts';
import { message, reading } from './mail-store.ts';

const NOW = { today: '2026-11-22', instant: new Date(2026, 10, 22, 15).getTime(), replay: false };
const THREAD = 'abcdefabcdefabcd';
const thread = (...dates: string[]) =>
  dates.map((at, index) => message({ key: `${index}`.padStart(16, '0'), thread: THREAD, at }));
const order = (...dates: string[]) =>
  conversationsOf([reading(thread(...dates))], NOW)[0]?.map((each) => each.message.at);

it.each([
  ['dated ones by their dates', ['2026-11-20T08:00Z', '2026-11-22T08:00Z', '2026-11-21T08:00Z'], [1, 2, 0]],
  ['with an undated one in the sequence of the page', ['Wed 14:03', '2026-11-22T08:00Z'], [1, 0]],
  ['with an undated one last, that one first', ['2026-11-22T08:00Z', 'just now'], [1, 0]],
  [
    'with an undated one on a page that writes the newest first',
    ['2026-11-22T08:00Z', 'Wed 14:03', '2026-11-10T08:00Z'],
    [0, 1, 2],
  ],
])('a conversation stands newest first: %s', (_, dates, sequence) => {
  expect(order(...dates)).toEqual(sequence.map((at) => dates[at]));
});
