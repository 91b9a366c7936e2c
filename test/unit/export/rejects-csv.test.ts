import { expect, it } from 'vitest';
import { rejectsToCsv } from '../../../lib/export/rejects-csv.ts';

it('lists rejected rows with line, column, value and the reason in words, safe against formulas', () => {
  const wording = {
    line: 'Line',
    column: 'Column',
    value: 'Value',
    reason: 'Reason',
    reasonOf: ({ reason }: { reason: string }) => `No such day (${reason})`,
  };
  const rejects = [
    { line: 7, column: 'Promised, first', value: '31.02.2026', reason: 'no-such-day' },
    { line: 9, column: 'PO', value: '=cmd', reason: 'no-such-day' },
  ];
  expect(rejectsToCsv(rejects, wording)).toBe(
    '\ufeffLine,Column,Value,Reason\r\n7,"Promised, first",31.02.2026,No such day (no-such-day)\r\n9,PO,\'=cmd,No such day (no-such-day)\r\n',
  );
});
