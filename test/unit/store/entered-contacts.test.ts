import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { writeBackup } from '../../../lib/backup/write-backup.ts';
import type { EnteredContact, Partner } from '../../../lib/domain/partner.ts';
import { unionId } from '../../../lib/domain/union.ts';
import { commit } from '../../../lib/store/commit.ts';
import { addEntered, listEntered, removeEntered } from '../../../lib/store/entered-contacts.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { findPartners, partnerById } from '../../../lib/store/queries.ts';
import { removeOlderThan } from '../../../lib/store/retention.ts';
import { putUnions } from '../../../lib/store/unions.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { freshStore, importJob, partner } from './records.ts';

const NEW: EnteredContact = {
  name: 'Ada Vance',
  email: 'ada@north.example',
  entered: { at: 5_000, by: '' },
};

/** What the system says whole at an instant. */
const stated = (at: number, emails: string[]): Partner =>
  partner('north', {
    name: 'North',
    contacts: emails.map((email) => ({ name: email, email, sourceId: 'erp' })),
    provenance: { sourceId: 'erp', fetchedAt: at, jobId: `job-${at}` },
  });

async function filled() {
  const store = await freshStore();
  await commit(store, { partners: [stated(1_000, ['old@north.example'])], orders: [] });
  expect(await addEntered(store, 'north', NEW)).toBe(true);
  return store;
}

const emailsOf = async (store: Awaited<ReturnType<typeof filled>>) =>
  (await partnerById(store, 'north'))?.contacts.map(({ email }) => email);

it('stands beside what systems say, changes nothing else, and is found by its address', async () => {
  const store = await filled();
  const { contacts, ...rest } = (await partnerById(store, 'north')) as Partner;
  expect(contacts).toContainEqual(NEW);
  const { contacts: _, ...before } = stated(1_000, []);
  expect(rest).toEqual(before);
  expect((await findPartners(store, [NEW.email])).get(NEW.email)?.map(({ id }) => id)).toEqual(['north']);
  expect(await listEntered(store)).toEqual([{ partner: { id: 'north', name: 'North' }, contact: NEW }]);
  expect(await addEntered(store, 'nobody', NEW)).toBe(false);
});

it('stays when the system states its contacts whole, without it, or with it and then no more', async () => {
  const store = await filled();
  await commit(store, { partners: [stated(9_000, ['other@north.example'])], orders: [] });
  expect(await emailsOf(store)).toEqual([NEW.email, 'other@north.example']);
  await commit(store, { partners: [stated(10_000, [NEW.email])], orders: [] });
  await commit(store, { partners: [stated(11_000, ['other@north.example'])], orders: [] });
  expect(await emailsOf(store)).toEqual([NEW.email, 'other@north.example']);
});

it('is removed by a person; one that the system has as well stays as the system’s', async () => {
  const store = await filled();
  await commit(store, { partners: [stated(9_000, [NEW.email])], orders: [] });
  await removeEntered(store, 'north', NEW.email);
  expect(await listEntered(store)).toEqual([]);
  expect(await emailsOf(store)).toEqual([NEW.email]);
  await addEntered(store, 'north', { ...NEW, email: 'bo@north.example' });
  await removeEntered(store, 'north', 'bo@north.example');
  expect(await emailsOf(store)).toEqual([NEW.email]);
  expect((await findPartners(store, ['bo@north.example'])).size).toBe(0);
  // Nobody else can be removed this way.
  await removeEntered(store, 'north', NEW.email);
  expect(await emailsOf(store)).toEqual([NEW.email]);
});

it('comes back with a backup', async () => {
  const { file } = await writeBackup(await filled(), new Date('2026-11-22T08:00:00Z'));
  const store = await freshStore();
  await createJob(store, importJob('restore', { kind: 'restore', fileSize: file.size }), file);
  expect((await runJob(store, 'restore', new AbortController().signal)).state).toBe('done');
  expect(await listEntered(store)).toEqual([{ partner: { id: 'north', name: 'North' }, contact: NEW }]);
});

it('keeps its partner as long as orders are kept', async () => {
  const store = await filled();
  await removeOlderThan(store, 4_000);
  expect(await emailsOf(store)).toHaveLength(2);
  await removeOlderThan(store, 6_000);
  expect(await emailsOf(store)).toBeUndefined();
});

it('belongs to the record under which its partner is read, where several stand for one', async () => {
  const store = await filled();
  await commit(store, { partners: [partner('south', { name: 'South' })], orders: [] });
  await putUnions(store, [
    {
      id: unionId('north', 'south'),
      partnerIds: ['north', 'south'],
      keep: 'south',
      by: 'person',
      reasons: [],
      at: 1,
    },
  ]);
  const [united] = (await findPartners(store, [NEW.email])).get(NEW.email) ?? [];
  expect(united).toMatchObject({ id: 'south' });
  expect(united?.contacts).toContainEqual(NEW);
});
