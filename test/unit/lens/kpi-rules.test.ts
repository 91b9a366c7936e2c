import { expect, it } from 'vitest';
import type { Agreement } from '../../../lib/domain/agreement.ts';
import { addOrderToCells } from '../../../lib/kpi/cells/add-order.ts';
import { termFor } from '../../../lib/kpi/scorecard/templates.ts';
import { contextUnder } from '../../../lib/lens/agreed-context.ts';
import { readContext } from '../../../lib/lens/context.ts';
import { kpiRulesOf } from '../../../lib/lens/kpi-rules.ts';
import { figureOf } from '../../../lib/lens/partner/figures.ts';
import { bookFor, measuresIn } from '../../../lib/lens/partner/measures.ts';
import { saveHolidays } from '../../../lib/policy/holidays.ts';
import { line, order } from '../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from './lens-store.ts';
import { PARTNERS } from './workshop.ts';

const AGREED: Agreement = {
  id: 'acme 1',
  partnerId: 'acme',
  version: 1,
  template: 'direct',
  terms: [termFor('acknowledgement', 1)],
  gates: [],
  from: '2025-01-01',
  agreedOn: '2024-12-20',
  ours: 'Buyer',
  sample: false,
};

it('holidays of our company count for a partner, too, until its own are agreed; no holiday is a working day', async () => {
  const store = await storeWith(PARTNERS, []);
  await saveHolidays(store, ['2025-04-18', '2025-04-21']);
  const context = await readContext(store, NOW);
  const rules = kpiRulesOf(context.policy);
  expect([rules.ourHours.holidays, rules.theirHours.holidays]).toEqual([
    ['2025-04-18', '2025-04-21'],
    ['2025-04-18', '2025-04-21'],
  ]);
  const own = contextUnder({ ...AGREED, closedDays: ['2025-04-17'] }, context);
  expect(kpiRulesOf(own.policy)).toMatchObject({
    ourHours: { holidays: ['2025-04-18', '2025-04-21'] },
    theirHours: { holidays: ['2025-04-17'] },
  });
  expect(contextUnder(AGREED, context)).toBe(context);

  // Sent on Thursday before Easter 2025, answered on the Thursday after: three working days without Friday and Monday.
  const sent = order('E-1', [
    line({ id: '1', sentOn: '2025-04-17', confirmedOn: '2025-04-24', provenance: FRESH }),
  ]);
  const hits = [context, own].map((each) => {
    const book = bookFor('acme', each);
    addOrderToCells(book, sent);
    return figureOf(measuresIn(book), 'acknowledgement', 'first-promised', each).hits;
  });
  expect(hits).toEqual([1, 0]);
});
