/** Words of a bundle within a sentence: between signs of isolation (U+2068, U+2069), without any that turn text around. */
export function isolated(words: string): string {
  return `\u2068${words.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}
