import { z } from 'zod';
import { type OutboxEntry, referenceOf, type TaskWork } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import { asRefusal, noonOf, removalOf, withoutDoubles } from '../push-parts.ts';
import type { Look, OpenLook, Push } from '../source.ts';
import { RefusedError } from './failures.ts';
import type { Portal } from './portal.ts';
import { companySchema } from './records.ts';
import { companyKey } from './to-partner.ts';

const madeSchema = z.object({ id: z.string().regex(/^\d{1,30}$/) });
/** What is written: the property that holds its text, and HubSpot's own number for “it belongs to a company”. */
const WRITTEN = {
  notes: { body: 'hs_note_body', toCompany: 190 },
  tasks: { body: 'hs_task_body', toCompany: 192 },
} as const;
type Written = keyof typeof WRITTEN;
type Note = Extract<OutboxEntry['work'], { kind: 'note' | 'task' }>;
const LONGEST_BODY = 60_000;
/** Records that carry one key: more than one is an accident. */
const RECENT = 100;

/** Writing into HubSpot: touchpoints as notes of a company, and tasks. It keeps no dates of order lines. */
export function hubspotPush(portal: Portal): Push {
  return {
    async look({ work, id, target }: OutboxEntry): Promise<Look> {
      if (work.kind === 'line-date') throw new FailureError(noDates);
      if (work.kind === 'removal') return lookAtRemoval(portal, work.records);
      const written = await writtenAs(portal, typeOf(work), id);
      if (written.length > 0) return { is: 'done', made: await single(portal, written) };
      return { is: 'open', before: {}, versions: {}, parent: await parentOf(portal, target) };
    },
    async write({ work, id }: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      try {
        if (work.kind === 'line-date') throw new FailureError(noDates);
        if (work.kind === 'removal') {
          for (const name of Object.keys(look.before)) await remove(portal, name);
          return { made: [] };
        }
        return { made: await writeRecord(portal, id, work, look.parent ?? '') };
      } catch (error) {
        throw asRefusal(error, isRefused, NEXT);
      }
    },
  };
}

function typeOf({ kind }: Note): Written {
  return kind === 'task' ? 'tasks' : 'notes';
}

/**
 * Makes the note or task; its key stands in the last line of its text. Browsers send a request once more by themselves when a connection breaks
 * under it: what that doubled is ours, and is taken away again.
 */
async function writeRecord(portal: Portal, entryId: string, work: Note, company: string): Promise<string[]> {
  const type = typeOf(work);
  const { body, toCompany } = WRITTEN[type];
  const said = work.kind === 'task' ? (work.text ?? '') : work.message;
  const text = asHtml(`${said}\n[${referenceOf(entryId)}]`.trimStart());
  const record = {
    properties: {
      hs_timestamp: new Date(portal.serverTime()).toISOString(),
      ...(work.kind === 'task' ? taskProperties(work) : {}),
      [body]: text.slice(0, LONGEST_BODY),
    },
    associations: [
      {
        to: { id: company },
        types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: toCompany }],
      },
    ],
  };
  const answer = madeSchema.safeParse(
    await portal.write('POST', portal.objectPath(type), `create ${type}`, record),
  );
  const written = await writtenAs(portal, type, entryId);
  // What was just made may not be found at once.
  return written.length === 0 && answer.success ? [`${type},${answer.data.id}`] : single(portal, written);
}

/** Of a task the time is when it is due. Nobody owns it: a private app is no person. */
function taskProperties({ subject, dueOn }: TaskWork) {
  return {
    hs_timestamp: noonOf(dueOn),
    hs_task_subject: subject,
    hs_task_status: 'NOT_STARTED',
    hs_task_type: 'TODO',
  };
}

/** A note is a page there: what a person typed stays text. */
function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replaceAll('\n', '<br>');
}

/** Our records with the key of an entry, the oldest first. */
async function writtenAs(portal: Portal, type: Written, entryId: string): Promise<string[]> {
  const { body } = WRITTEN[type];
  const reference = referenceOf(entryId);
  const [, key = ''] = reference.split(' ');
  const groups = [[{ propertyName: body, operator: 'CONTAINS_TOKEN', value: key }]] as const;
  const { records } = await portal.search(type, { groups, properties: [body], limit: RECENT });
  const own = records.filter((record) => `${record[body]}`.includes(`[${reference}]`));
  return own.map(({ id }) => `${type},${id}`).reverse();
}

/** Keeps the first of our own records that carry one key: whoever may write them may also archive them. */
function single(portal: Portal, written: readonly string[]): Promise<string[]> {
  return withoutDoubles(
    written,
    (name) => remove(portal, name),
    () => false,
  );
}

async function lookAtRemoval(portal: Portal, records: readonly string[]): Promise<Look> {
  const there: string[] = [];
  for (const type of Object.keys(WRITTEN)) {
    const ids = records.flatMap((name) => new RegExp(`^${type},(\\d{1,30})$`).exec(name)?.[1] ?? []);
    const found = ids.length === 0 ? [] : await portal.read(type, ids, ['hs_createdate']);
    there.push(...found.map(({ id }) => `${type},${id}`));
  }
  return removalOf(there);
}

async function remove(portal: Portal, name: string): Promise<void> {
  const [type = '', id = ''] = name.split(',');
  await portal.write('DELETE', portal.objectPath(type, id), `archive ${type}`);
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
  next: 'Look at its name there; where it is another one by now, read the system again. Then try again, or drop this here.',
};
