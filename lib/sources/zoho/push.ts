import { z } from 'zod';
import { type OutboxEntry, referenceOf, type TaskWork } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import { httpFailure } from '../http/failures.ts';
import { asRefusal, markedSubject, removalOf, withoutDoubles } from '../push-parts.ts';
import type { Look, OpenLook, Push } from '../source.ts';
import type { Condition } from './coql.ts';
import type { Crm } from './crm.ts';
import { isRefusal, RefusedError } from './failures.ts';
import type { ZohoModule } from './fields.ts';
import { companyKey } from './to-partner.ts';

const LONGEST_SUBJECT = 255;
/** Calls are written as calls, all else as tasks that are done. */
const WRITTEN = ['Tasks', 'Calls'] as const;
type Written = (typeof WRITTEN)[number];
type Note = Extract<OutboxEntry['work'], { kind: 'note' }>;
const madeSchema = z.object({
  data: z.tuple([
    z.object({ code: z.literal('SUCCESS'), details: z.object({ id: z.string().regex(/^\d{1,30}$/) }) }),
  ]),
});
/** Where the record of a line, and a company, lies. */
const ORDER_OF = { Ordered_Items: 'Sales_Orders', Purchase_Items: 'Purchase_Orders' } as const;
const COMPANIES = { Accounts: 'Account_Name', Vendors: 'Vendor_Name' } as const;

/** Writing into Zoho CRM: tasks, touchpoints and notes, of an account, a vendor or an order. */
export function zohoPush(crm: Crm): Push {
  return {
    async look({ work, id, target }: OutboxEntry): Promise<Look> {
      if (work.kind === 'line-date') throw new FailureError(noDates);
      if (work.kind === 'removal') return lookAtRemoval(crm, work.records);
      const written = await writtenAs(crm, id);
      if (written.length > 0) return { is: 'done', made: await single(crm, written) };
      return { is: 'open', before: {}, versions: {}, parent: await parentOf(crm, target) };
    },
    async write({ work, id }: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      try {
        if (work.kind === 'removal') {
          for (const name of Object.keys(look.before)) await remove(crm, name);
          return { made: [] };
        }
        if (work.kind === 'line-date') throw new FailureError(noDates);
        return { made: await writeRecord(crm, id, work, look.parent ?? '') };
      } catch (error) {
        throw asRefusal(error, isRefused, NEXT);
      }
    },
  };
}

/**
 * Makes the record. Its key stands in the subject, by which it is found again; what a broken connection doubled is ours, and
 * is taken away again. A call that this organisation does not take is written as a task: what a call needs is each company's own.
 */
async function writeRecord(
  crm: Crm,
  entryId: string,
  work: Note | TaskWork,
  parent: string,
): Promise<string[]> {
  const [of = '', id = ''] = parent.split(',');
  const about = { What_Id: { id }, $se_module: crm.called(of as ZohoModule) };
  const subject = (text: string) => ({ Subject: markedSubject(text, entryId, LONGEST_SUBJECT) });
  const name =
    work.kind === 'task'
      ? await makeTask(crm, work, { ...subject(work.subject), ...about })
      : await makeNote(crm, work, { ...subject(work.message), Description: work.message, ...about });
  const written = await writtenAs(crm, entryId);
  // What was just made may not be found at once.
  if (written.length > 0) return single(crm, written);
  if (!name) throw httpFailure('answer-unexpected', crm.host);
  return [name];
}

/** A task that is still to be done: its status, and whose it is, who is signed in, Zoho says by itself. */
function makeTask(crm: Crm, { dueOn, text }: TaskWork, common: object): Promise<string | undefined> {
  // Zoho leaves out what it does not know and says that all is well: the day would be lost.
  if (!crm.has('Tasks', 'Due_Date')) throw new FailureError(noDueDay);
  const said = text === undefined ? {} : { Description: text };
  return makeOne(crm, 'Tasks', { ...common, ...said, Due_Date: dueOn });
}

async function makeNote(crm: Crm, { how }: Note, common: object): Promise<string | undefined> {
  const now = `${new Date(crm.serverTime()).toISOString().slice(0, 19)}+00:00`;
  const call = { ...common, Call_Type: 'Outbound', Call_Start_Time: now, Call_Duration: '00:00' };
  const isCall = how === 'call' && crm.capabilities.Calls !== false;
  const made = isCall
    ? await makeOne(crm, 'Calls', call).catch((error: unknown) => {
        if (!isRefusal(error)) throw error;
        return undefined;
      })
    : undefined;
  return made ?? makeOne(crm, 'Tasks', { ...common, Status: 'Completed' });
}

async function makeOne(crm: Crm, module: Written, record: object): Promise<string | undefined> {
  const named = Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field.startsWith('$') ? field : crm.called(module, field),
      value,
    ]),
  );
  const path = crm.called(module);
  const answer = madeSchema.safeParse(
    await crm.write('POST', path, `create ${module}`, { data: [named], trigger: [] }),
  );
  return answer.success ? `${module},${answer.data.data[0].details.id}` : undefined;
}

/** The records that carry the key of an entry, the first one first. */
async function writtenAs(crm: Crm, entryId: string): Promise<string[]> {
  const found: string[] = [];
  for (const module of WRITTEN) {
    if (crm.capabilities[module] === false) continue;
    const where: Condition[] = [{ field: 'Subject', is: 'like', value: `%[${referenceOf(entryId)}]%` }];
    const { records } = await crm.query(module, { fields: ['Created_Time'], where, order: 'id asc' });
    found.push(...records.map(({ id }) => `${module},${id}`));
  }
  return found;
}

/** Keeps the first of our own records that carry one key; where the user may not delete, all stay. */
function single(crm: Crm, written: readonly string[]): Promise<string[]> {
  return withoutDoubles(written, (name) => remove(crm, name), isRefusal);
}

async function lookAtRemoval(crm: Crm, records: readonly string[]): Promise<Look> {
  const there: string[] = [];
  for (const module of WRITTEN) {
    const ids = records.flatMap((name) =>
      name.startsWith(`${module},`) ? [name.slice(module.length + 1)] : [],
    );
    if (ids.length === 0) continue;
    const where: Condition[] = [{ field: 'id', is: 'in', value: ids }];
    const found = await crm.query(module, { fields: ['Created_Time'], where });
    there.push(...found.records.map(({ id }) => `${module},${id}`));
  }
  return removalOf(there);
}

async function remove(crm: Crm, name: string): Promise<void> {
  const [module = '', id = ''] = name.split(',');
  await crm.write('DELETE', `${crm.called(module as Written)}/${id}`, `delete ${module}`);
}

/** What the record is about: the order of a line, or the account or vendor of a partner; `Accounts,1`. */
async function parentOf(crm: Crm, target: OutboxEntry['target']): Promise<string> {
  const [, subform, line] = /^(Ordered_Items|Purchase_Items),(\d+)$/.exec(target.nativeLine ?? '') ?? [];
  if (target.of !== 'partner' && subform && line) {
    const of = subform as keyof typeof ORDER_OF;
    if (crm.capabilities[of] === true) {
      const where: Condition[] = [{ field: 'id', is: '=', value: line }];
      const { records } = await crm.query(of, { fields: ['Parent_Id'], where });
      const id = (records[0]?.Parent_Id as { id?: unknown } | null | undefined)?.id;
      if (typeof id !== 'string') throw new FailureError(noOrder);
      return `${ORDER_OF[of]},${id}`;
    }
  }
  for (const [module, field] of Object.entries(COMPANIES) as [keyof typeof COMPANIES, string][]) {
    if (crm.capabilities[module] === false) continue;
    const where: Condition[] = [{ field, is: '=', value: target.partnerName }];
    const { records } = await crm.query(module, { fields: [field], where });
    const same = records.filter(
      (raw) => companyKey({ id: raw.id, name: `${raw[field]}` }) === target.partnerId,
    );
    const [company, ...others] = same.length > 0 ? same : records;
    if (company && others.length === 0) return `${module},${company.id}`;
  }
  throw new FailureError(noCompany);
}

function isRefused(error: unknown): error is RefusedError {
  return error instanceof RefusedError;
}

const NEXT =
  'Ask whoever looks after Zoho CRM to let this user do it, or do it there by hand; then try again or drop it here.';

const noDates = {
  code: 'write-not-possible',
  message:
    'PartnerLens does not change dates of orders in Zoho CRM: an order has one date for all its lines.',
  next: 'Note it as a touchpoint instead, and drop this here.',
};

const noDueDay = {
  code: 'write-not-possible',
  message:
    'This user does not see the due date of tasks in Zoho CRM, so that a task would stand there without its day.',
  next: 'Ask whoever looks after Zoho CRM to show the field to this profile, then try again; or drop this here.',
};

const noOrder = {
  code: 'write-target-gone',
  message: 'This order is not in Zoho CRM any more, or this user may not see it.',
  next: 'Read the system again, look at the order there, and drop this here.',
};

const noCompany = {
  code: 'write-target-gone',
  message: 'Zoho CRM has no account or vendor, or several, of this name.',
  next: 'Look at its name there; where it is another one by now, read the system again. Then try again. Where several share it, note it there by hand and drop this here.',
};
