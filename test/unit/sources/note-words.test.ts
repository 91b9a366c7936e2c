import { expect, test } from 'vitest';
import { noteWords } from '../../../lib/sources/note-words.ts';

test('the subject of a note is left out where its text begins with it', () => {
  expect(noteWords('They take it… [PartnerLens 0123456789abcdef]', 'They take it on Friday.')).toBe(
    'They take it on Friday.',
  );
  expect(noteWords('Rang', 'Nobody there')).toBe('Rang\nNobody there');
});
