import type { OutboxEntry } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import { plainText } from '../plain-text.ts';
import { asRefusal, markedSubject, noonOf, removalOf } from '../push-parts.ts';
import type { Look, OpenLook, Push } from '../source.ts';
import { isRefusal, RefusedError } from './failures.ts';
import { isGuid, isText } from './odata.ts';
import type { Organisation } from './organisation.ts';
import { accountSchema } from './records.ts';
import { rowsOf } from './scope.ts';
import { TABLES, type TableName } from './tables.ts';
import { accountKey } from './to-partner.ts';

/** What is written: a note of the timeline, or an activity that is then completed with this status. */
const WRITTEN = {
  annotation: { text: 'notetext', status: undefined },
  phonecall: { text: 'description', status: 2 },
  task: { text: 'description', status: 5 },
} as const;
type Written = keyof typeof WRITTEN;
const LONGEST_SUBJECT = 200;
const LONGEST_RULE = 300;
/** A plug-in of the company stopped what was asked (`IsvAborted`). */
const ISV_ABORTED = '0x80040265';
/** An activity holds no more; a note of the timeline does. */
const LONGEST_ACTIVITY = 2_000;

/**
 * Writing into Dynamics 365: tasks, touchpoints as calls and tasks that are completed, notes as notes of the timeline, of an
 * account or an order. Each row is made under the id of its entry, so that it can not be made twice, whatever breaks on the way.
 */
export function dynamicsPush(org: Organisation): Push {
  return {
    async look({ work, id, target }: OutboxEntry): Promise<Look> {
      if (work.kind === 'line-date') throw new FailureError(noDates);
      if (work.kind === 'removal') return lookAtRemoval(org, work.records);
      const table = tableOf(work);
      const [row] = await rowsOf({ org }, table, TABLES[table].id, [id]);
      if (row && (statusOf(work) === undefined || row.statecode === 1))
        return { is: 'done', made: [`${table},${id}`] };
      return { is: 'open', before: {}, versions: {}, parent: await parentOf(org, target) };
    },
    async write({ work, id }: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      try {
        if (work.kind === 'line-date') throw new FailureError(noDates);
        if (work.kind !== 'removal') return { made: [await writeRow(org, id, work, look.parent ?? '')] };
        for (const name of Object.keys(look.before)) await remove(org, name);
        return { made: [] };
      } catch (error) {
        throw asRefusal(error, isRefusal, NEXT, ruleOf(error));
      }
    },
  };
}

type Note = Extract<OutboxEntry['work'], { kind: 'note' | 'task' }>;

function tableOf(work: Note): Written {
  if (work.kind === 'task') return 'task';
  const { how, message } = work;
  if (how === undefined || how === 'note' || message.length > LONGEST_ACTIVITY) return 'annotation';
  return how === 'call' ? 'phonecall' : 'task';
}

/** What it is completed with; undefined where it is not: a note, and what is still to be done. */
function statusOf(work: Note): number | undefined {
  return work.kind === 'task' ? undefined : WRITTEN[tableOf(work)].status;
}

/** Makes the row, which is open then, and completes it unless it is still to be done. Its mark stands in the subject, by which its reader knows it again. */
async function writeRow(org: Organisation, id: string, work: Note, parent: string): Promise<string> {
  const table = tableOf(work);
  const status = statusOf(work);
  const [set = '', key = ''] = parent.split(',');
  const target = set === TABLES.account.set ? 'account' : 'salesorder';
  const relation = table === 'annotation' ? `objectid_${target}` : `regardingobjectid_${target}_${table}`;
  await org.make(table, id, {
    subject: markedSubject(work.kind === 'task' ? work.subject : work.message, id, LONGEST_SUBJECT),
    ...(work.kind === 'task'
      ? { scheduledend: noonOf(work.dueOn), ...(work.text === undefined ? {} : { description: work.text }) }
      : { [WRITTEN[table].text]: work.message }),
    [`${relation}@odata.bind`]: `/${set}(${key})`,
  });
  if (status !== undefined) await complete(org, table, id, status);
  return `${table},${id}`;
}

/** Completes an activity of ours. Where that is refused it is taken away again, since it would stand there as still to be done. */
async function complete(org: Organisation, table: Written, id: string, status: number): Promise<void> {
  try {
    await org.change(table, id, { statecode: 1, statuscode: status });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await org.remove(table, id).catch((kept) => {
      throw isRefusal(kept) ? new FailureError(leftOpen(error.failure.message)) : kept;
    });
    throw error;
  }
}

async function lookAtRemoval(org: Organisation, records: readonly string[]): Promise<Look> {
  const there: string[] = [];
  for (const name of records) {
    const [table, id] = partsOf(name);
    const rows = table ? await rowsOf({ org }, table, TABLES[table].id, [id]) : [];
    if (rows.length > 0) there.push(name);
  }
  return removalOf(there);
}

async function remove(org: Organisation, name: string): Promise<void> {
  const [table, id] = partsOf(name);
  if (table) await org.remove(table, id);
}

/** `task,1234…` in its parts; without a table where it is nothing that we make. */
function partsOf(name: string): [table: Written | undefined, id: string] {
  const [table = '', id = ''] = name.split(',');
  return [isGuid(id) && table in WRITTEN ? (table as Written) : undefined, id];
}

/** What the note belongs to: the order of a line, or the account of a partner. */
async function parentOf(
  org: Organisation,
  { of, nativeLine = '', partnerId, partnerName }: OutboxEntry['target'],
) {
  const [line, id = ''] = nativeLine.split(',');
  if (of !== 'partner' && line === 'salesorderdetail')
    return linked(org, 'salesorderdetail', id, '_salesorderid_value', 'salesorder');
  if (of !== 'partner' && line === 'msdyn_purchaseorderproduct') {
    const key = '_msdyn_purchaseorder_value';
    const order = await linked(org, 'msdyn_purchaseorderproduct', id, key, 'msdyn_purchaseorder');
    const [, purchase = ''] = order.split(',');
    return linked(org, 'msdyn_purchaseorder', purchase, '_msdyn_vendor_value', 'account');
  }
  const filter = [isText('name', [partnerName])];
  const { records } = await org.query('account', { filter, top: 50 });
  const named = records.flatMap((raw) => accountSchema.safeParse(raw).data ?? []);
  const same = named.filter((account) => accountKey(account) === partnerId);
  const [account, ...others] = same.length > 0 ? same : named;
  if (!account || others.length > 0) throw new FailureError(noAccount);
  return `${TABLES.account.set},${account.accountid}`;
}

/** Where a row leads: `salesorders,1234…`. Throws `write-target-gone` where it is not there any more. */
async function linked(
  org: Organisation,
  table: TableName,
  id: string,
  property: string,
  to: TableName,
): Promise<string> {
  const columns = [TABLES[table].id, property];
  const [row] = await rowsOf({ org }, table, TABLES[table].id, [id], { columns });
  const target = row?.[property];
  if (!isGuid(target)) throw new FailureError(noOrder);
  return `${TABLES[to].set},${target}`;
}

/** What the company's own rule (a plug-in) tells whoever breaks it; what stands behind other codes may hold anything. */
function ruleOf(error: unknown): string {
  if (!(error instanceof RefusedError) || error.refusal.code.toLowerCase() !== ISV_ABORTED) return '';
  return plainText(error.refusal.message).slice(0, LONGEST_RULE);
}

const NEXT =
  'Ask whoever looks after Dynamics 365 to let this user do it, or do it there by hand; then try again or drop it here.';

function leftOpen(message: string) {
  return {
    code: 'write-refused',
    message,
    next: 'The activity stands there, open: this user may neither complete nor delete it. Complete it there by hand, then try again here, which finds it done.',
  };
}

const noDates = {
  code: 'write-not-possible',
  message: 'PartnerLens writes no dates of order lines into Dynamics 365.',
  next: 'Note it as a touchpoint instead, and drop this here.',
};

const noOrder = {
  code: 'write-target-gone',
  message: 'This order is not in Dynamics 365 any more, or this user may not see it.',
  next: 'Read the system again, look at the order there, and drop this here.',
};

const noAccount = {
  code: 'write-target-gone',
  message: 'Dynamics 365 has no account, or several, of this name.',
  next: 'Look at its name there; where it is another one by now, read the system again. Then try again. Where several accounts share it, note it there by hand and drop this here.',
};
