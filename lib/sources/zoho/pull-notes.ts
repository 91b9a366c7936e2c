import { z } from 'zod';
import type { SyncCursor } from '../../domain/connection.ts';
import { httpFailure } from '../http/failures.ts';
import { NONE, type Paged } from '../pull-steps.ts';
import { LARGEST } from './crm.ts';
import { FIELDS } from './fields.ts';
import { readNotes } from './read-beside.ts';
import { OVERLAP_MS, type PullScope } from './scope.ts';

const listSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown()).and(z.object({ id: z.string() }))),
});
/** Pages of one instant that are looked at; behind these a token would be needed. */
const MOST_PAGES = 10;
const UNTOLD = {
  object: 'notes',
  message:
    'Zoho CRM does not let this user see Modified_Time of notes: of more than 2,000 the rest is not read.',
};

/**
 * Notes, which queries do not know: their list, what changed first first, each page from where the last one ended. No place
 * in it has to be remembered, and what changes meanwhile comes again further down. Where notes do not say when they changed,
 * what lies behind the pages of one instant is named as unread.
 */
export async function* pullNoteRecords(
  scope: PullScope,
  start: SyncCursor,
  since: number,
): AsyncGenerator<Paged> {
  const { crm, capabilities } = scope;
  if (capabilities.Notes === false) return;
  const fields = FIELDS.Notes.filter((field) => capabilities[`Notes.${field}`] !== false);
  const names = fields.map((field) => crm.called('Notes', field)).join(',');
  let mark = start.behind === undefined ? since - OVERLAP_MS : Number(start.behind);
  for (let page = 1; ; ) {
    const place = `sort_by=Modified_Time&sort_order=asc&per_page=${LARGEST}&page=${page}`;
    const path = `${crm.called('Notes')}?fields=${names}&${place}`;
    const said = await crm.get(path, 'list Notes', mark);
    if (said === undefined) return;
    const list = listSchema.safeParse(said);
    if (!list.success) throw httpFailure('answer-unexpected', crm.host);
    const raw = list.data.data.map((each) => crm.renamed('Notes', each, fields));
    const { notes, rejects } = await readNotes(scope, 'Notes', raw);
    const last = Date.parse(`${raw.at(-1)?.Modified_Time}`);
    // Whether what changed at that very instant comes again is not said: a second more costs nothing.
    const isFurther = last - 1_000 > mark;
    const isFull = raw.length >= LARGEST;
    const isDated = Number.isFinite(last);
    const isLost = isFull && page >= MOST_PAGES && !isDated;
    if (isFurther || (page >= MOST_PAGES && isDated))
      [mark, page] = [Math.max(mark + 1_000, last - 1_000), 1];
    else page += 1;
    yield { ...NONE, beside: { notes }, rejects, cursor: { ...start, behind: `${mark}` } };
    if (isLost) yield { ...NONE, cursor: { ...start, behind: `${mark}` }, unread: UNTOLD };
    if (!isFull || isLost) return;
  }
}
