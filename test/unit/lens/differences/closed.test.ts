import { expect, it } from 'vitest';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { compareHeading } from '../../../../lib/lens/differences/compare-heading.ts';
import { compareLine } from '../../../../lib/lens/differences/compare-line.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens-store.ts';

/** A system says that a line is over, and not on which day: it came, or what was left of it was taken off. */

const over = line({
  id: '10',
  ordered: 20,
  closed: true,
  lastPromisedOn: '2025-06-05',
  provenance: FRESH,
});
const purchase = order('1', [over]);
const BY = { lang: 'en', zone: 'Europe/Berlin', evidence: {} };

/** What a page says of the line and of its order, field by field. */
async function said(fields: PageRow['fields']): Promise<{ line: string[]; heading: string[] }> {
  const context = await readContext(await storeWith([], []), NOW);
  const rows: PageRow[] = [{ table: 0, order: '1', of: 'line', fields }];
  const by = { ...BY, shown: new Map(), isOfShipment: false };
  const words = ({ fields: found }: Pick<ReturnType<typeof compareLine>, 'fields'>) =>
    found.map(({ field, verdict, ours }) =>
      [field, verdict, ours?.kind === 'status' ? ours.status : ''].join(' ').trim(),
    );
  return {
    line: words(compareLine(over, purchase, rows, by, context)),
    heading: words(compareHeading(rows, purchase, BY, context)),
  };
}

it('delivered there does not differ, and nothing calls it cancelled here', async () => {
  expect(await said({ status: 'Delivered' })).toEqual({ line: ['status agree closed'], heading: [] });
});

it('cancelled there, still open there: nobody can tell', async () => {
  expect(await said({ status: 'Cancelled' })).toEqual({
    line: ['status cannot closed'],
    heading: ['status cannot closed'],
  });
  expect((await said({ status: 'Open', open: '5' })).line).toEqual([
    'quantity cannot',
    'status cannot closed',
  ]);
});
