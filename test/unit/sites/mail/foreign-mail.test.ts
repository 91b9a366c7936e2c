// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { genericMail, parsedMail, seenMail } from '../../../tools/sites/mail.ts';
import { mailFixtures } from '../../../tools/sites/mail-fixtures.ts';
import { measure } from '../../../tools/sites/measure-mail.ts';

test('webmail of others, which nobody adapted: nothing is read wrong', () => {
  const table = mailFixtures(['foreign-mail']).map(({ name, html, url, mail }) => {
    const doc = parsedMail(html);
    return measure(name, seenMail(doc, genericMail(doc, url)), mail);
  });
  console.table(table);
  expect(table.filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect(table.length).toBeGreaterThanOrEqual(5);
  expect(table.reduce((sum, { missing }) => sum + missing, 0)).toBe(0);
});
