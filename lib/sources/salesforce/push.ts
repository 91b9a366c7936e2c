import { z } from 'zod';
import { type OutboxEntry, referenceOf } from '../../domain/outbox.ts';
import { FailureError } from '../../domain/result.ts';
import { plainText } from '../plain-text.ts';
import { asRefusal, markedSubject, removalOf, withoutDoubles } from '../push-parts.ts';
import type { Look, OpenLook, Push } from '../source.ts';
import { dayHere } from '../told-task.ts';
import { createTogether } from './composite.ts';
import { isRefusal, RefusedError } from './failures.ts';
import type { Org, Raw } from './org.ts';
import { accountSchema } from './records.ts';
import { id18, isId, listOf, literal } from './soql.ts';
import { accountKey } from './to-partner.ts';

const made = z.object({ id: z.string().refine(isId).transform(id18), success: z.literal(true) });
const LONGEST_SUBJECT = 255;
const LONGEST_RULE = 300;
/** What is written as a task. */
type Written = Extract<OutboxEntry['work'], { kind: 'note' | 'task' }>;

/** Writing into Salesforce: tasks, and touchpoints and notes as tasks that are done, of an account or an order. */
export function salesforcePush(org: Org): Push {
  return {
    async look({ work, id, target }: OutboxEntry): Promise<Look> {
      if (work.kind === 'line-date') throw new FailureError(noDates);
      if (work.kind === 'removal') return lookAtRemoval(org, work.records);
      const tasks = await tasksOf(org, id);
      if (tasks.length > 0) return { is: 'done', made: await single(org, tasks) };
      return { is: 'open', before: {}, versions: {}, parent: await parentOf(org, target) };
    },
    async write({ work, id }: OutboxEntry, look: OpenLook): Promise<{ made: string[] }> {
      try {
        if (work.kind === 'removal') {
          for (const name of Object.keys(look.before)) await remove(org, name);
          return { made: [] };
        }
        if (work.kind === 'line-date') throw new FailureError(noDates);
        return { made: await writeTask(org, id, await recordOf(org, id, work, look.parent ?? '')) };
      } catch (error) {
        throw asRefusal(error, isRefused, NEXT, ruleOf(error));
      }
    },
    async writeBoth([first, second], looks): Promise<[string[], string[]]> {
      try {
        const records = [await asked(org, first, looks[0]), await asked(org, second, looks[1])];
        const [one = '', other = ''] = await createTogether(org, 'Task', records);
        return [await settled(org, first.id, one), await settled(org, second.id, other)];
      } catch (error) {
        throw asRefusal(error, isRefused, NEXT, ruleOf(error));
      }
    },
  };
}

/** The record that an entry asks for. Throws where it asks for none. */
function asked(org: Org, { id, work }: OutboxEntry, { parent = '' }: OpenLook): Promise<Raw> {
  if (work.kind === 'note' || work.kind === 'task') return recordOf(org, id, work, parent);
  throw new FailureError(noDates);
}

/**
 * Makes the task. Its key stands in the subject: in a long text it could not be searched for. Browsers send a request once
 * more by themselves when a connection breaks under it: what that doubled is ours, and is taken away again.
 */
async function writeTask(org: Org, entryId: string, record: Raw): Promise<string[]> {
  const path = `services/data/${org.version}/sobjects/Task`;
  const answer = made.safeParse(await org.write('POST', path, 'create Task', record));
  return settled(org, entryId, answer.data?.id);
}

/** The one task of an entry: what was just made may not be found at once, and what a broken connection doubled is. */
async function settled(org: Org, entryId: string, made: string | undefined): Promise<string[]> {
  const tasks = await tasksOf(org, entryId);
  return tasks.length === 0 && made !== undefined ? [`Task,${made}`] : single(org, tasks);
}

/** The fields of a task that is open, or of one that is done and tells of a touchpoint. */
async function recordOf(org: Org, entryId: string, work: Written, parent: string): Promise<Raw> {
  const about = (text: string) => ({
    Subject: markedSubject(text, entryId, LONGEST_SUBJECT),
    WhatId: parent,
  });
  // Whose an open one is, who is signed in, and its status and priority Salesforce says by itself.
  if (work.kind === 'task')
    return { ...about(work.subject), Description: work.text ?? null, ActivityDate: work.dueOn };
  return {
    ...about(work.message),
    Description: work.message,
    Status: await closedStatus(org),
    ActivityDate: dayHere(org.serverTime()),
    ...(work.how === 'call' ? { TaskSubtype: 'Call' } : {}),
  };
}

/** How this company calls a task that is done. */
async function closedStatus(org: Org): Promise<string> {
  const rest = 'WHERE IsClosed = true ORDER BY SortOrder LIMIT 1';
  const found = await org.query('TaskStatus', ['ApiName'], rest).catch((error: unknown) => {
    if (isRefusal(error)) return undefined;
    throw error;
  });
  const name = found?.records[0]?.ApiName;
  return typeof name === 'string' && name !== '' ? name : 'Completed';
}

async function tasksOf(org: Org, entryId: string): Promise<string[]> {
  const pattern = literal(`%[${referenceOf(entryId)}]%`);
  const { records } = await org.query(
    'Task',
    ['Id'],
    `WHERE Subject LIKE ${pattern} ORDER BY CreatedDate, Id`,
  );
  return records.map(({ Id }) => `Task,${id18(`${Id}`)}`);
}

/** Keeps the first of our own tasks that carry one key; where the user may not delete, all stay. */
function single(org: Org, tasks: readonly string[]): Promise<string[]> {
  return withoutDoubles(tasks, (name) => remove(org, name), isRefusal);
}

async function lookAtRemoval(org: Org, records: readonly string[]): Promise<Look> {
  const ids = records.flatMap((name) => /^Task,(\w{15,18})$/.exec(name)?.[1] ?? []).filter(isId);
  const among = `WHERE Id IN ${listOf(ids)}`;
  const there = ids.length === 0 ? [] : (await org.query('Task', ['Id'], among)).records;
  return removalOf(there.map(({ Id }) => `Task,${id18(`${Id}`)}`));
}

async function remove(org: Org, name: string): Promise<void> {
  const id = name.slice('Task,'.length);
  await org.write('DELETE', `services/data/${org.version}/sobjects/Task/${id}`, 'delete Task');
}

/** What the task belongs to: the order of a line, or the account of a partner. */
async function parentOf(org: Org, target: OutboxEntry['target']): Promise<string> {
  const line = /^OrderItem,(\w{15,18})$/.exec(target.nativeLine ?? '')?.[1];
  if (target.of !== 'partner' && line) {
    const { records } = await org.query('OrderItem', ['OrderId'], `WHERE Id = ${literal(line)}`);
    const id = records[0]?.OrderId;
    if (typeof id !== 'string' || !isId(id)) throw new FailureError(noOrder);
    return id;
  }
  const fields = ['Id', 'Name', 'AccountNumber', 'IsPersonAccount', 'PersonEmail'];
  const { records } = await org.query('Account', fields, `WHERE Name = ${literal(target.partnerName)}`);
  const named = records.flatMap((raw) => accountSchema.safeParse(raw).data ?? []);
  const same = named.filter((account) => accountKey(account) === target.partnerId);
  const [account, ...others] = same.length > 0 ? same : named;
  if (!account || others.length > 0) throw new FailureError(noAccount);
  return account.Id;
}

function isRefused(error: unknown): error is RefusedError {
  return error instanceof RefusedError;
}

/** What the company's own rule tells whoever breaks it; what stands behind other codes may hold anything. */
function ruleOf(error: unknown): string {
  if (!isRefused(error) || error.refusal.errorCode !== 'FIELD_CUSTOM_VALIDATION_EXCEPTION') return '';
  return plainText(error.refusal.message).slice(0, LONGEST_RULE);
}

const NEXT =
  'Ask whoever looks after Salesforce to let this user do it, or do it there by hand; then try again or drop it here.';

const noDates = {
  code: 'write-not-possible',
  message: 'Salesforce keeps no promised dates of order lines.',
  next: 'Note it as a touchpoint instead, and drop this here.',
};

const noOrder = {
  code: 'write-target-gone',
  message: 'This order is not in Salesforce any more, or this user may not see it.',
  next: 'Read the system again, look at the order there, and drop this here.',
};

const noAccount = {
  code: 'write-target-gone',
  message: 'Salesforce has no account, or several, of this name.',
  next: 'Look at its name there; where it is another one by now, read the system again. Then try again. Where several accounts share it, note it there by hand and drop this here.',
};
