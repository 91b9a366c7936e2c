import { expect, test } from 'vitest';
import { FORWARD, ORIGINAL, WROTE } from '../../../../lib/sites/mail/quoting.ts';

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
