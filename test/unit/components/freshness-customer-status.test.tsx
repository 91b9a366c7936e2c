// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StatusLinks } from '../../../components/customer-status/StatusLinks.tsx';
import { StatusPage } from '../../../components/customer-status/StatusPage.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { LANGUAGES } from '../../../lib/domain/language.ts';
import { supplyRow } from '../../../lib/lens/customer-status/status-row.ts';
import type { StatusView } from '../../../lib/lens/customer-status/status-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import { workspace } from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();

const view = fc.record({
  customer: fc.record({ id: part.letters(), name: part.letters() }),
  lines: fc.uniqueArray(
    part.line.map((line) => ({
      key: `${line.orderId}/${line.lineId}`,
      row: supplyRow({ view: line, peg: { customerId: 'a', neededOn: line.requestedOn } }, TODAY),
      hidden: line.state === 'late' ? ['description' as const] : [],
      origin: line.origin,
    })),
    { minLength: 1, maxLength: 6, selector: ({ key }) => key },
  ),
  left: fc.constant(0),
  language: fc.record({ code: fc.constantFrom(...LANGUAGES), reason: fc.constant('default') }),
  sender: part.maybe(part.letters()),
  asOf: fc.constant(TODAY),
  rule: fc.constantFrom('full', 'dates', 'states'),
  workspace: fc.constant(workspace),
}) as fc.Arbitrary<StatusView>;

function show(status: StatusView, copied: string[] = []) {
  return stage.show(
    <Instant.Provider value={INSTANT}>
      <StatusPage
        view={status}
        backHref="#"
        partnerHref={() => '#'}
        onCopy={(text, html) => copied.push(text, html ?? '')}
      />
      <StatusLinks targets={[{ orderId: 'a', customerId: 'b', name: 'c' }]} hrefOf={() => '#'} />
    </Instant.Provider>,
  );
}

describe('a status for a customer', () => {
  it('names source and age of every fact that it shows', () => {
    fc.assert(
      fc.property(view, (status) => {
        show(status);
        const odd = /NaN|Infinity|undefined|null/.exec(stage.root.innerHTML)?.[0];
        expect([untold(stage.root), odd]).toEqual([[], undefined]);
      }),
      runs(30),
    );
  });

  it('shows what is copied, cell by cell', () => {
    fc.assert(
      fc.property(view, (status) => {
        const copied: string[] = [];
        show(status, copied);
        stage.click('Copy with table');
        const pasted = new DOMParser().parseFromString(copied[1] ?? '', 'text/html');
        const cells = (root: ParentNode) =>
          [...root.querySelectorAll('th, td')].map((cell) => cell.textContent);
        expect(cells(pasted).length).toBeGreaterThan(1);
        expect(cells(stage.root.querySelector('.status-preview') as Element)).toEqual(cells(pasted));
      }),
      runs(20),
    );
  });
});
