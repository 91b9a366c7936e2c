// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { CardLines } from '../../../components/card/CardLines.tsx';
import { PartnerRow } from '../../../components/partner/PartnerRow.tsx';
import { MapRow } from '../../../components/portfolio/MapRow.tsx';
import { cardView } from '../../../lib/lens/card.ts';
import { partnerList } from '../../../lib/lens/partner/portfolio.ts';
import { refreshSummaries } from '../../../lib/lens/partner/refresh.ts';
import { portfolioMap } from '../../../lib/lens/portfolio/portfolio-map.ts';
import type { Store } from '../../../lib/store/open.ts';
import { addAnswers, decideAnswer, leftOutCounts } from '../../../lib/store/share-answers.ts';
import { setStage } from '../components/stage.ts';
import { INSTANT, mention, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { answered } from './share-world.ts';

const stage = setStage();
const SAID = '1 line is left out of the figures, because a dispute was accepted.';

/** The row of the partner in the list and in the map of scores. */
async function rows(store: Store) {
  await refreshSummaries(store, NOW, () => Promise.resolve(true));
  const { entries, context } = await partnerList(store, NOW);
  const map = await portfolioMap(store, NOW);
  const entry = entries.find(({ id }) => id === 'acme');
  const row = map.rows.find(({ partner }) => partner.id === 'acme');
  if (!entry || !row) throw new Error('no row');
  const others = [...entries, ...map.rows].filter((each) => each !== entry && each !== row);
  const href = () => '#';
  stage.show(
    <table>
      <tbody>
        <PartnerRow entry={entry} context={context} href="#" index={2} allOnTime={false} isGraded={false} />
        <MapRow row={row} columns={map.columns} index={2} partnerHref={href} termHref={href} />
      </tbody>
    </table>,
  );
  const titles = [...stage.root.querySelectorAll('td [title], td[title]')].map((cell) =>
    cell.getAttribute('title'),
  );
  return { said: [entry.leftOut, row.leftOut], others: others.some(({ leftOut }) => leftOut), titles };
}

test('list and map say that an accepted dispute leaves a line out, and only then', async () => {
  const [order] = ORDERS.filter(({ partnerId }) => partnerId === 'acme');
  const store = await storeWith(PARTNERS, ORDERS);
  const given = answered(`${order?.id} ${order?.lines[0]?.id}`);
  await addAnswers(store, [given], []);
  const before = await rows(store);
  expect(before.said).toEqual([undefined, undefined]);
  expect(before.titles.join()).not.toContain('left out');
  await decideAnswer(store, given.id, { state: 'accepted', because: 'ok', by: '', at: INSTANT });
  expect(await leftOutCounts(store)).toEqual(new Map([['acme', 1]]));
  const after = await rows(store);
  expect(after).toMatchObject({ said: [1, 1], others: false });
  // The total of the map, the list, and each term that counts lines.
  expect(after.titles.filter((title) => title?.includes(SAID)).length).toBeGreaterThan(2);
});

test('the card says it beside the figure of the supplier', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const given = answered('acme/1001 20');
  await addAnswers(store, [given], []);
  const said = async () => {
    await refreshSummaries(store, NOW, () => Promise.resolve(true));
    const view = await cardView(store, mention('1002', { kind: 'purchase-order' }), NOW);
    if (view?.subject.kind !== 'lines' || !view.otif) throw new Error('no figure');
    stage.show(<CardLines subject={view.subject} view={view} />);
    return stage.root.textContent?.includes(SAID);
  };
  expect(await said()).toBe(false);
  await decideAnswer(store, given.id, { state: 'accepted', because: 'ok', by: '', at: INSTANT });
  expect(await said()).toBe(true);
});
