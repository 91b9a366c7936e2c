// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { MAY_NAME } from '../../../../lib/sites/mail/anchors.ts';
import { labelIn } from '../../../../lib/sites/mail/header-words.ts';
import { plain } from '../../../../lib/sites/reading/plain.ts';

const isFrom = (text: string): boolean => labelIn(plain(text))?.field === 'from';

test.each([
  ...['From', 'FROM:', ' from : Ana Sol', 'Sender', 'Sent\u00a0from', 'Sent \n from:', 'Von', 'Absender:'],
  ...['De', 'DE : Ana', 'Exp\u00e9diteur', 'EXP\u00c9DITEUR :', 'Exp.', 'Exp. : Ana', 'Remitente：'],
  ...['\u200bFr\u00adom', '\u200e\u200eV\u200bo\u200bn:', '\u2066Sent\u2069 from'],
])('a label of a sender is not passed over: %j', (text) => {
  expect(isFrom(text)).toBe(true);
  expect(MAY_NAME.test(text)).toBe(true);
});

test.each([
  '9900000007',
  'Article 12',
  '12.05.2026',
  'Confirmed',
  'Delivery',
  'Description',
  'Vonovia',
  'Expected',
])('nothing is asked of a text that names nobody: %j', (text) => {
  expect(isFrom(text)).toBe(false);
  expect(MAY_NAME.test(text)).toBe(false);
});
