import type { FileField } from '../../lib/domain/file-mapping.ts';
import { formatPercent } from '../../lib/i18n/format.ts';
import { type Params, t } from '../../lib/i18n/t.ts';
import type { ProposalCode, ProposalNote } from '../../lib/sources/files/mapping-proposal.ts';

type NoteKey = `note.${ProposalCode}`;

/** What a column of a file means. */
export function fieldName(field: FileField | undefined): string {
  return t(field ? `field.${field}` : 'field.none');
}

/** A reason or a doubt about a column, from its code and facts. */
export function noteWords({ code, facts }: ProposalNote): string {
  const key: NoteKey = `note.${code}`;
  return t<NoteKey>(key, wordedFacts(facts) as Params<NoteKey>);
}

function wordedFacts(facts: ProposalNote['facts']): Record<string, string | number> {
  const worded = { ...facts };
  if (typeof facts.count === 'number') worded.n = facts.count;
  if (typeof facts.share === 'number') worded.share = formatPercent(Math.floor(facts.share * 1000) / 1000, 1);
  if (typeof facts.order === 'string') worded.order = t(`files.order.${facts.order as 'day-first'}`);
  if (typeof facts.other === 'string') worded.other = fieldName(facts.other as FileField);
  return worded;
}
