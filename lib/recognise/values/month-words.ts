/** Month names of four languages, without accents; a cell may cut them to three letters or more. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januar', 'janner', 'janvier', 'enero'],
  ['february', 'februar', 'feber', 'fevrier', 'febrero'],
  ['march', 'marz', 'maerz', 'mrz', 'mars', 'marzo'],
  ['april', 'avril', 'avr', 'abril'],
  ['may', 'mai', 'mayo'],
  ['june', 'juni', 'juin', 'junio'],
  ['july', 'juli', 'juillet', 'julio'],
  ['august', 'aout', 'agosto'],
  ['september', 'septembre', 'septiembre', 'setiembre', 'sept'],
  ['october', 'oktober', 'octobre', 'octubre'],
  ['november', 'novembre', 'noviembre'],
  ['december', 'dezember', 'decembre', 'diciembre'],
];

const SHORT = 3;
const known = new Map<string, number>();
/** Beginnings that two months share (`jui`, `jui`n and `jui`llet) name none. */
for (const [index, names] of MONTHS.entries()) {
  for (const name of names) {
    for (let length = Math.min(SHORT, name.length); length <= name.length; length += 1) {
      const start = name.slice(0, length);
      const month = known.get(start);
      known.set(start, month === undefined || month === index + 1 ? index + 1 : 0);
    }
  }
}

/** The month, 1 to 12, that a word names in English, German, French or Spanish; 0 when it names none. */
export function monthOfWord(word: string): number {
  if (word.length > 12) return 0;
  const direct = known.get(word.toLowerCase());
  if (direct !== undefined) return direct;
  return known.get(word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) ?? 0;
}
