import { expect, test } from 'vitest';
import type { Api } from '../../../../lib/sources/http/api.ts';
import { openCrm } from '../../../../lib/sources/zoho/crm.ts';
import { pullNoteRecords } from '../../../../lib/sources/zoho/pull-notes.ts';
import type { PullScope } from '../../../../lib/sources/zoho/scope.ts';

const NOW = Date.UTC(2026, 10, 1);

test('where notes do not say when they changed, so many as can be told apart are read, and the others are named', async () => {
  let asked = 0;
  const send = async () => {
    asked += 1;
    const data = Array.from({ length: 200 }, (_, n) => ({
      id: `${asked * 1_000 + n}`,
      Created_Time: '2026-01-01T00:00:00Z',
    }));
    return { status: 200, bytes: new TextEncoder().encode(JSON.stringify({ data })) };
  };
  const capabilities = { 'Notes.Modified_Time': false };
  const crm = openCrm({ host: 'zoho.example', send } as unknown as Api, {}, capabilities);
  const owners = async () => new Map<string, string>();
  const scope = { crm, capabilities, owners, sourceId: 'zoho:1', jobId: 'job' } as unknown as PullScope;
  const start = { connectionId: '1', object: 'notes', until: NOW, read: 0, total: 0 };
  const told = [];
  for await (const { unread } of pullNoteRecords(scope, start, NOW)) {
    told.push(unread);
    if (told.length > 20) break;
  }
  expect(told).toHaveLength(11);
  expect(told.at(-1)).toMatchObject({ object: 'notes', message: expect.stringContaining('Modified_Time') });
});
