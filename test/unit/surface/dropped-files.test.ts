import { expect, test } from 'vitest';
import { lookInto } from '../../../lib/surface/dropped-files.ts';

const { signal } = new AbortController();
const file = (text: string, name = 'attachment.dat') => new File([text], name);
const order = (number: string) => `UNB+UNOA:1+us+them'BGM+220+${number}+9'`;

test('tables are reviewed, EDI messages are looked up, whatever their names say', async () => {
  const table = file('Order;Item\n4500017;A-1', 'message.edi');
  const { tables, text } = await lookInto([table, file(order('4500018')), file(order('4500019'))], signal);
  expect(tables).toEqual([table]);
  expect(text.split(/\s+/)).toEqual(expect.arrayContaining(['4500018', '4500019']));
  expect(text).not.toMatch(/[+:']/);
});

test('of a long message its numbers are looked up, each once, and no more than fit', async () => {
  const words = "FTX+AAI+++please deliver as agreed'".repeat(1_000);
  const { text } = await lookInto([file(`${order('PO-4500018')}${words}${order('PO-4500018')}`)], signal);
  expect(text.split('\n').filter((each) => each.includes('4500018'))).toHaveLength(1);
  expect(text).not.toContain('deliver');

  const many = Array.from({ length: 5_000 }, (_, at) => `RFF+ON:PO-45${String(at).padStart(5, '0')}'`);
  expect((await lookInto([file(`UNB+UNOA:1'${many.join('')}`)], signal)).text.length).toBe(20_000);
});

test('no file, no text', async () => {
  expect(await lookInto([], signal)).toEqual({ tables: [], text: '' });
});
