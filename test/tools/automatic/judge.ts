import { isAutomatic } from '../../../lib/lens/mail/automatic.ts';
import type { LabelledHead } from './make-heads.ts';

/** How heads of mails were told apart. */
export interface Told {
  /** Written by programs, and those of them that were found. */
  automatic: number;
  found: number;
  /** Written by people, and those of them that were taken for a program's: an answer that would not count. */
  people: number;
  mistaken: string[];
  /** Subjects of programs that were taken for a person's, each once. */
  missed: string[];
}

/** Holds what `isAutomatic` says against the truth. */
export function judgeHeads(heads: readonly LabelledHead[]): Told {
  const told: Told = { automatic: 0, found: 0, people: 0, mistaken: [], missed: [] };
  const missed = new Set<string>();
  for (const { language, cause, head } of heads) {
    const said = isAutomatic(head);
    const name = `${language} ${cause}: ${head.subject}`;
    if (cause === 'person') {
      told.people++;
      if (said) told.mistaken.push(name);
    } else {
      told.automatic++;
      if (said) told.found++;
      else missed.add(name.replace(/\d{4,}/g, '…'));
    }
  }
  return { ...told, missed: [...missed] };
}
