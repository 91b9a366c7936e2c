// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { genericMail, parsedMail, seenMail } from '../../../tools/sites/mail.ts';
import { mailFixtures } from '../../../tools/sites/mail-fixtures.ts';

test.each(mailFixtures(['generic-mail']))(
  '$name is read exactly, and stays as it is',
  ({ html, url, mail }) => {
    const doc = parsedMail(html);
    const before = doc.documentElement.outerHTML;
    const found = genericMail(doc, url);
    expect(seenMail(doc, found)).toEqual(mail);
    expect(doc.documentElement.outerHTML).toBe(before);
    const again = genericMail(parsedMail(html), url);
    expect(again.messages.map(({ message }) => message)).toEqual(
      found.messages.map(({ message }) => message),
    );
    for (const { message } of found.messages) expect(message.key).toMatch(/^[0-9a-f]{16}$/);
  },
);
