import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../../../lib/domain/outbox.ts';
import type { Answer, Api, ApiRequest } from '../../../../lib/sources/http/api.ts';
import { openCrm } from '../../../../lib/sources/zoho/crm.ts';
import { zohoPush } from '../../../../lib/sources/zoho/push.ts';

const entry = {
  id: '11111111-1111-4111-8111-111111111111',
  work: { kind: 'note', message: 'hello', how: 'note' },
  target: { of: 'partner', partnerId: 'A', partnerName: 'A' },
} as unknown as OutboxEntry;
const open = { is: 'open', before: {}, versions: {}, parent: 'Accounts,1' } as const;

/** An organisation that finds nothing, and answers what writes with this. */
function pushTo(status: number, body: object) {
  const said = (request: ApiRequest): Partial<Answer> =>
    request.path.endsWith('coql')
      ? { status: 204, bytes: new Uint8Array() }
      : { status, bytes: new TextEncoder().encode(JSON.stringify(body)) };
  const api = { host: 'zoho.example', send: async (request: ApiRequest) => said(request) } as unknown as Api;
  return zohoPush(openCrm(api, {}, { Tasks: true, Calls: true }));
}

const refusedRecord = {
  data: [{ code: 'MANDATORY_NOT_FOUND', details: { api_name: 'Due_Date' }, status: 'error' }],
};

test.each([200, 201, 202, 207])('a note that status %i says was refused is not sent', async (status) => {
  const write = pushTo(status, refusedRecord).write(entry, open);
  await expect(write).rejects.toMatchObject({
    failure: { code: 'write-refused', message: expect.stringContaining('MANDATORY_NOT_FOUND') },
  });
});

test('a note that was answered without a name, and is not found, is not sent', async () => {
  await expect(pushTo(201, { data: [] }).write(entry, open)).rejects.toMatchObject({
    failure: { code: 'answer-unexpected' },
  });
});

test('a record that was refused its removal is not removed', async () => {
  const removal = { ...entry, work: { kind: 'removal', records: ['Tasks,1'] } } as unknown as OutboxEntry;
  const look = { ...open, before: { 'Tasks,1': null } };
  await expect(pushTo(207, refusedRecord).write(removal, look)).rejects.toMatchObject({
    failure: { code: 'write-refused' },
  });
});

test('a note that was made goes by its name', async () => {
  const made = { data: [{ code: 'SUCCESS', details: { id: '7' }, status: 'success' }] };
  await expect(pushTo(201, made).write(entry, open)).resolves.toEqual({ made: ['Tasks,7'] });
});
