import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lettersApart, resemblance } from '../../../lib/domain/look-alike.ts';
import { domainKey } from '../../../lib/domain/mail-domain.ts';

const like = (raw: string, known: string) => resemblance(domainKey(raw) ?? '', known);

test.each([
  ['ostrel.com', 'ostrel.example', 'ending'],
  ['ostrel.co.uk', 'ostrel.example', 'ending'],
  ['0strel.example', 'ostrel.example', 'drawn'],
  ['ostre1.example', 'ostrel.example', 'drawn'],
  ['оstrel.example', 'ostrel.example', 'drawn'],
  ['östrel.example', 'ostrel.example', 'drawn'],
  ['os-trel.example', 'ostrel.example', 'drawn'],
  ['os.trel.example', 'ostrel.example', 'drawn'],
  ['wexrnoor.example', 'wexmoor.example', 'drawn'],
  ['quenbymining.example', 'quenby-mining.example', 'drawn'],
  ['ostrell.example', 'ostrel.example', 'letters'],
  ['osterl.example', 'ostrel.example', 'letters'],
  ['dunhallaw-coatings.com', 'dunhallow-coatings.example', 'letters'],
  ['dunhalow-coating.com', 'dunhallow-coatings.example', 'letters'],
  ['ostrel-billing.com', 'ostrel.example', 'words'],
  ['ostrelpayments.com', 'ostrel.example', 'words'],
  ['secure-ostrel.net', 'ostrel.example', 'words'],
  ['ostrel-example.com', 'ostrel.example', 'words'],
  ['ostrel.example.evil.com', 'ostrel.example', 'words'],
])('%s passes for %s', (domain, known, how) => {
  expect(like(domain, known)).toBe(how);
});

test.each([
  ['ostrel.example', 'ostrel.example'],
  ['mail.ostrel.example', 'ostrel.example'],
  ['isarne.example', 'ostrel.example'],
  ['abc.de', 'abc.example'],
  ['abbd.example', 'abbc.example'],
  ['ostrel.zendesk.com', 'ostrel.example'],
  ['linden-apotheke.de', 'linden.example'],
  ['castings.example', 'ostrel-castings.example'],
  ['brenholt-steel.example', 'brenholt-valves.example'],
])('%s does not pass for %s', (domain, known) => {
  expect(like(domain, known)).toBeNull();
});

test('one letter put in, left out, changed or exchanged is one apart, and no more', () => {
  const word = fc.stringMatching(/^[a-z]{4,15}$/);
  fc.assert(
    fc.property(word, fc.nat(), fc.constantFrom('x', 'q'), (text, seed, letter) => {
      const at = seed % text.length;
      expect(lettersApart(text, text, 2)).toBe(0);
      expect(lettersApart(text, text.slice(0, at) + text.slice(at + 1), 2)).toBe(1);
      expect(lettersApart(text.slice(0, at) + letter + text.slice(at), text, 2)).toBe(1);
      expect(lettersApart(text, `${text}abcd`, 2)).toBe(3);
    }),
  );
});
