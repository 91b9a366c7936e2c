import { expect, test } from 'vitest';
import { isAnswer, isForward, withoutPrefixes } from '../../../lib/domain/subject-prefix.ts';

const ANSWERS = ['Re', 'RE', 'Ré', 'AW', 'Antw', 'SV', 'RIF', 'Odp', 'RES', 'R'];
const FORWARDS = ['Fw', 'FWD', 'WG', 'WTR', 'TR', 'RV'];
const written = (word: string) => ['', ' ', '[2]', ' [12] '].map((more) => `${word}${more}: Order 4500017`);

test.each(ANSWERS.flatMap(written))('%s is an answer', (subject) => {
  expect([isAnswer(subject), isForward(subject), withoutPrefixes(subject)]).toEqual([
    true,
    false,
    'Order 4500017',
  ]);
});

test.each(FORWARDS.flatMap(written))('%s was passed on', (subject) => {
  expect([isAnswer(subject), isForward(subject), withoutPrefixes(subject)]).toEqual([
    false,
    true,
    'Order 4500017',
  ]);
});

test('of several the first says what the mail is, and all go', () => {
  expect([isAnswer('WG: AW: Order'), isForward('WG: AW: Order')]).toEqual([false, true]);
  expect(withoutPrefixes('  RE: Fwd:AW[3] : Order: 17 ')).toBe('Order: 17');
});

test.each(['Order: 4500017', 'Reorder: 17', 'Ref: 4500017', 'Track: 1', 'Re 17', 'Fwd', ''])(
  '%j begins like none',
  (subject) => {
    expect([isAnswer(subject), isForward(subject), withoutPrefixes(subject)]).toEqual([
      false,
      false,
      subject,
    ]);
  },
);
