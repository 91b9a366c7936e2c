/** What a touchpoint's words are at most. */
const LONGEST = 4_000;

/** What was written, of a note with a subject; the subject is left out where the text begins with it, as in those that we made. */
export function noteWords(subject: string, text: string): string {
  const title = subject.replace(/\s*\[PartnerLens [0-9a-f]{16}\]/, '').trim();
  const start = title.replace(/…$/, '');
  return (text.startsWith(start) ? text : [title, text].filter(Boolean).join('\n')).slice(0, LONGEST);
}
