import { expect, test } from 'vitest';
import { createTogether } from '../../../../lib/sources/salesforce/composite.ts';
import type { Org } from '../../../../lib/sources/salesforce/org.ts';
import { sfId } from '../../../simulators/salesforce-data.ts';

const said = (status: number, body: unknown, referenceId: string) => ({
  ...{ httpStatusCode: status, httpHeaders: {}, referenceId },
  body,
});
const made = (n: number, referenceId = `record_${n}`) => said(201, { id: sfId('Task', n) }, referenceId);
const no = (errorCode: string, n: number) => said(400, [{ errorCode, message: '' }], `record_${n}`);
const together = (answers: object[], records = [{ Subject: 'a' }, { Subject: 'b' }]) =>
  createTogether(
    {
      ...{ host: 'sample.example', version: 'v66.0' },
      write: async () => ({ compositeResponse: answers }),
    } as unknown as Org,
    'Task',
    records,
  );

test('ids come in the sequence of the records, whatever that of the answers is', async () => {
  await expect(together([made(1), made(0)])).resolves.toEqual([sfId('Task', 0), sfId('Task', 1)]);
});

test('the refusal that counts is that of the record at fault, not of those that were taken back with it', async () => {
  await expect(together([no('PROCESSING_HALTED', 0), no('STRING_TOO_LONG', 1)])).rejects.toMatchObject({
    failure: { message: expect.stringContaining('STRING_TOO_LONG') },
  });
  await expect(together([no('PROCESSING_HALTED', 0), made(1)])).rejects.toMatchObject({
    failure: { code: 'salesforce-refused' },
  });
});

test('an answer that does not tell of each record is no success', async () => {
  await expect(together([made(0)])).rejects.toMatchObject({ failure: { code: 'answer-unexpected' } });
  await expect(together([made(0), made(1, 'other')])).rejects.toMatchObject({
    failure: { code: 'answer-unexpected' },
  });
});

test('more records than one request takes are asked for by nobody', async () => {
  const many = Array.from({ length: 26 }, () => ({ Subject: 'x' }));
  await expect(together([], many)).rejects.toThrow('do not fit');
});
