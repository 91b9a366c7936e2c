// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { draftBlocks } from '../../../../lib/sites/mail/draft/draft-blocks.ts';
import { partsOf } from '../../../../lib/sites/mail/parts.ts';
import { FORWARD, ORIGINAL, WROTE } from '../../../../lib/sites/mail/quoting.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { readThrough } from '../../../../lib/sites/reading/page-nodes.ts';
import { ended, parsedMail } from '../../../tools/sites/mail.ts';

const LINES = {
  forward: [
    '---------- Forwarded message ---------',
    '---------- Weitergeleitete Nachricht ---------',
    '-------- Message transféré --------',
    '-------- Mensaje reenviado --------',
    'Begin forwarded message:',
    'Anfang der weitergeleiteten E-Mail:',
    'Début du message réexpédié :',
    'Inicio del mensaje reenviado:',
  ],
  original: [
    '-----Original Message-----',
    '-----Ursprüngliche Nachricht-----',
    "-----Message d'origine-----",
    '-----Message d’origine-----',
    '-------- Message original --------',
    '-----Mensaje original-----',
  ],
  wrote: [
    'On Tue, 5 May 2026 at 10:12, Petra <petra@ostrel.example> wrote:',
    'Am 05.05.26 um 10:12 schrieb Petra:',
    'Le mar. 5 mai 2026 à 10:12, Petra a écrit :',
    'El mar, 5 may 2026 a las 10:12, Petra escribió:',
  ],
  none: [
    '--',
    'Please see the original message from Monday.',
    'Wir haben Ihre weitergeleitete Nachricht erhalten.',
    'On Monday we wrote off 40 pieces.',
    'On 5 May we ship 40 pieces:',
  ],
};

test.each(Object.entries(LINES).flatMap(([kind, lines]) => lines.map((line) => [line, kind])))(
  '%s begins: %s',
  (line, kind) => {
    const begun = [
      FORWARD.test(line) && 'forward',
      ORIGINAL.test(line) && 'original',
      WROTE.test(line) && 'wrote',
    ].filter(Boolean);
    expect(begun).toEqual(kind === 'none' ? [] : [kind]);
  },
);

const OLD = '<p>Old</p>';

test.each([
  ['quoted', `<blockquote>${OLD}</blockquote>`],
  ['quoted', `<blockquote type="cite">${OLD}</blockquote>`],
  ['quoted', `<div class="gmail_quote">${OLD}</div>`],
  ['quoted', `<div class="moz-cite-prefix">${OLD}</div>`],
  ['quoted', `<div type="cite">${OLD}</div>`],
  ['quoted', `<div id="divRplyFwdMsg"></div><div>${OLD}</div>`],
  ['quoted', `<div id="appendonsend"></div><div>${OLD}</div>`],
  ['quoted', `<div id="mail-editor-reference-message-container">${OLD}</div>`],
  ['signature', `<div class="gmail_signature">${OLD}</div>`],
  ['signature', `<div data-smartmail="gmail_signature">${OLD}</div>`],
  ['signature', `<div id="Signature">${OLD}</div>`],
])('%s to the reader of mail, and not written to that of drafts: %s', (part, html) => {
  const doc = parsedMail(`<div id="text"><p>New</p>${html}</div>`);
  readThrough(pageNodes);
  const body = doc.getElementById('text') as HTMLElement;
  const { partAt } = ended(partsOf(doc, [body], 'Order'));
  const textOf = (name: string) =>
    [...doc.querySelectorAll('p')].find(({ textContent }) => textContent === name)?.firstChild as Text;
  expect([partAt(textOf('New'), 0), partAt(textOf('Old'), 0)]).toEqual(['text', part]);
  const { blocks } = ended(draftBlocks([body], 'Order', pageNodes));
  expect(blocks.map(({ text }) => text)).toEqual(['Order', 'New']);
});
