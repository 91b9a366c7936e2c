import { z } from 'zod';
import { type OutboxEntry, referenceOf } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import { asRefusal, removalOf, withoutDoubles } from '../push-parts.ts';
import type { Look, OpenLook, Push } from '../source.ts';
import { RefusedError } from './failures.ts';
import type { Portal } from './portal.ts';
import { companySchema } from './records.ts';
import { companyKey } from './to-partner.ts';

const madeSchema = z.object({ id: z.string().regex(/^\d{1,30}$/) });
/** HubSpot's own number for “a note belongs to a company”. */
const NOTE_TO_COMPANY = 190;
const LONGEST_BODY = 60_000;
/** Notes that carry one key: more than one is an accident. */
const RECENT = 100;

/** Writing into HubSpot: touchpoints as notes of a company. It keeps no dates of order lines. */
export function hubspotPush(portal: Portal): Push {
  return {
    async look({ work, id, target }: OutboxEntry): Promise<Look> {
      if (work.kind === 'line-date') throw new FailureError(noDates);
      if (work.kind === 'removal') return lookAtRemoval(portal, work.records);
      const notes = await notesOf(portal, id);
      if (notes.length > 0) return { is: 'done', made: await single(portal, notes) };
      return { is: 'open', before: {}, versions: {}, parent: await parentOf(portal, target) };
    },
    async write({ work, id }: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      try {
        if (work.kind === 'line-date') throw new FailureError(noDates);
        if (work.kind === 'removal') {
          for (const name of Object.keys(look.before)) await remove(portal, name);
          return { made: [] };
        }
        return { made: await writeNote(portal, id, work.message, look.parent ?? '') };
      } catch (error) {
        throw asRefusal(error, isRefused, NEXT);
      }
    },
  };
}

/**
 * Makes the note; its key stands in the last line. Browsers send a request once more by themselves when a connection breaks
 * under it: what that doubled is ours, and is taken away again.
 */
async function writeNote(
  portal: Portal,
  entryId: string,
  message: string,
  company: string,
): Promise<string[]> {
  const text = `${message}\n[${referenceOf(entryId)}]`;
  const record = {
    properties: {
      hs_timestamp: new Date(portal.serverTime()).toISOString(),
      hs_note_body: asHtml(text).slice(0, LONGEST_BODY),
    },
    associations: [
      {
        to: { id: company },
        types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: NOTE_TO_COMPANY }],
      },
    ],
  };
  const answer = madeSchema.safeParse(
    await portal.write('POST', portal.objectPath('notes'), 'create notes', record),
  );
  const notes = await notesOf(portal, entryId);
  // What was just made may not be found at once.
  return notes.length === 0 && answer.success ? [`notes,${answer.data.id}`] : single(portal, notes);
}

/** A note is a page there: what a person typed stays text. */
function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll('\n', '<br>');
}

/** Our notes with the key of an entry, the oldest first. */
async function notesOf(portal: Portal, entryId: string): Promise<string[]> {
  const reference = referenceOf(entryId);
  const [, key = ''] = reference.split(' ');
  const groups = [[{ propertyName: 'hs_note_body', operator: 'CONTAINS_TOKEN', value: key }]] as const;
  const properties = ['hs_note_body'];
  const { records } = await portal.search('notes', { groups, properties, limit: RECENT });
  const own = records.filter(({ hs_note_body: body }) => `${body}`.includes(`[${reference}]`));
  return own.map(({ id }) => `notes,${id}`).reverse();
}

/** Keeps the first of our own notes that carry one key: whoever may write them may also archive them. */
function single(portal: Portal, notes: readonly string[]): Promise<string[]> {
  return withoutDoubles(
    notes,
    (name) => remove(portal, name),
    () => false,
  );
}

async function lookAtRemoval(portal: Portal, records: readonly string[]): Promise<Look> {
  const ids = records.flatMap((name) => /^notes,(\d{1,30})$/.exec(name)?.[1] ?? []);
  const there = ids.length === 0 ? [] : await portal.read('notes', ids, ['hs_createdate']);
  return removalOf(there.map(({ id }) => `notes,${id}`));
}

async function remove(portal: Portal, name: string): Promise<void> {
  await portal.write('DELETE', portal.objectPath('notes', name.slice('notes,'.length)), 'archive notes');
}

/** The company of a partner, or of an order's line. */
async function parentOf(portal: Portal, target: OutboxEntry['target']): Promise<string> {
  const line = /^line_items,(\d{1,30})$/.exec(target.nativeLine ?? '')?.[1];
  if (target.of !== 'partner' && line) {
    const orders = [...(await portal.associated('line_items', 'orders', [line])).values()].flat();
    const companies = [...(await portal.associated('orders', 'companies', orders)).values()].flat();
    const [company] = companies;
    if (company === undefined) throw new FailureError(noCompany);
    return company;
  }
  const filter = { propertyName: 'name', operator: 'EQ', value: target.partnerName } as const;
  const { records } = await portal.search('companies', { groups: [[filter]], limit: 10 });
  const named = records.flatMap((raw) => companySchema.safeParse(raw).data ?? []);
  const same = named.filter((company) => companyKey(company) === target.partnerId);
  const [company, ...others] = same.length > 0 ? same : named;
  if (!company || others.length > 0) throw new FailureError(noCompany);
  return company.id;
}

function isRefused(error: unknown): error is RefusedError {
  return error instanceof RefusedError;
}

const NEXT =
  'Add what is missing to the private app, or do it there by hand; then try again or drop it here.';

const noDates = {
  code: 'write-not-possible',
  message: 'HubSpot keeps no promised dates of order lines.',
  next: 'Note it as a touchpoint instead, and drop this here.',
};

const noCompany = {
  code: 'write-target-gone',
  message: 'HubSpot has no company, or several, of this name.',
  next: 'Look at its name there; then try again, or drop this here.',
};
