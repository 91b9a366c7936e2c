import { expect, it } from 'vitest';
import { ledgerToCsv } from '../../../lib/export/ledger-csv.ts';

it('lists requests with what was asked and how it ended, safe against formulas', () => {
  const header = ['When', 'System', 'Where', 'What', 'Why', 'Fields', 'Sent', 'Received', 'ms', 'Outcome'];
  const entry = {
    at: Date.UTC(2026, 10, 22, 13),
    connectionId: 'erp.example/demo',
    host: 'erp.example',
    what: '=model.party.party.search_read',
    why: 'sync',
    fields: ['name', 'code'],
    sent: 120,
    received: 0,
    took: 0,
    outcome: '',
  };
  const ended = { ...entry, what: 'common.db.login', fields: [], received: 40, took: 12, outcome: '200' };
  const rows = ledgerToCsv([entry, ended], { header, open: 'no answer heard' }).split('\r\n');
  expect(rows).toEqual([
    '\ufeffWhen,System,Where,What,Why,Fields,Sent,Received,ms,Outcome',
    "2026-11-22T13:00:00.000Z,erp.example/demo,erp.example,'=model.party.party.search_read,sync,name code,120,0,0,no answer heard",
    '2026-11-22T13:00:00.000Z,erp.example/demo,erp.example,common.db.login,sync,,120,40,12,200',
    '',
  ]);
});
