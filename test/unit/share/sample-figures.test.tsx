// @vitest-environment jsdom
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedKpiSchema } from '../../../lib/domain/share-figure.ts';
import type { Now } from '../../../lib/domain/workspace.ts';
import { scorecardView } from '../../../lib/lens/scorecard/scorecard-view.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { takeAnswers } from '../../../lib/share/take-answers.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { decideAnswer } from '../../../lib/store/share-answers.ts';
import { putShare } from '../../../lib/store/shares.ts';
import { readTruth } from '../../tools/sample/read-truth.ts';
import { sliceOf } from '../../tools/slice.ts';
import { setStage } from '../components/stage.ts';
import { expectSameFigures, expectSameTotal } from './both-sides.tsx';
import { comparedLines } from './same-lines.tsx';
import { sampleStore } from './sample-store.ts';
import { agreed } from './share-world.ts';

const stage = setStage();
const { suppliers, today } = readTruth();
const instant = Date.parse(`${today}T12:00:00Z`);
const now: Now = { today, instant, replay: true };
/** `npm run test:long properties` compares every supplier. */
const EVERY = sliceOf(1, 8);
const ISSUE = { serial: 7, issuedAt: instant };

let store: Store;
beforeAll(async () => {
  store = await sampleStore(instant - 3_600_000);
}, 60_000);
afterAll(() => closeStore(store));

const shareOf = (partnerId: string) =>
  agreed({
    id: partnerId,
    partnerId,
    kpis: [...sharedKpiSchema.options],
    owed: true,
    months: 36,
    until: '2099-01-01',
  });

async function compared(partnerId: string) {
  const view = await scorecardView(store, partnerId, now);
  if (!view) throw new Error(`no ${partnerId}`);
  const bundle = await makeBundle(store, shareOf(partnerId), now, ISSUE);
  const figures = expectSameFigures(stage, view, bundle);
  expectSameTotal(stage, view, bundle);
  const counts = await comparedLines(stage, { store, view, bundle, now });
  return { bundle, figures, counts };
}

it('side panel and plugin write the same figures and lines of the suppliers of the sample', async () => {
  const sum = { figures: 0, counts: 0 };
  for (const { number } of suppliers.filter((_, at) => at % EVERY === 0)) {
    const { figures, counts } = await compared(number);
    sum.figures += figures;
    sum.counts += counts;
  }
  expect(sum.figures).toBeGreaterThan(25);
  expect(sum.counts).toBeGreaterThan(250);
}, 120_000);

it('also where lines are contested, and where one of them is left out', async () => {
  const partnerId = suppliers[0]?.number ?? '';
  const share = shareOf(partnerId);
  await putShare(store, share);
  const { bundle } = await compared(partnerId);
  const otif = bundle.theirs.rows.findIndex(({ kpi }) => kpi === 'otif');
  const missed = bundle.lines.filter(({ counts }) =>
    counts.some(({ row, verdict }) => row === otif && verdict === 'miss'),
  );
  const answers = missed.slice(0, 2).map(({ ref: line }, at) => ({
    id: `00000000-0000-4000-8000-00000000000${at}`,
    at: instant,
    kind: 'dispute' as const,
    line,
    reason: 'other' as const,
    evidence: 'slip',
  }));
  expect(answers).toHaveLength(2);
  const file = { format: 'partnerlens-answer', version: 1, share: share.share, serial: 7, by: 'J.' } as const;
  await takeAnswers(store, { ...file, answers }, instant);
  const decision = { state: 'accepted' as const, because: 'The slip is right.', by: '', at: instant };
  await decideAnswer(store, answers[0]?.id ?? '', decision);
  const { bundle: next } = await compared(partnerId);
  const beside = next.theirs.rows.flatMap(({ undisputed, recorded }) => [undisputed, recorded]);
  expect(beside.filter((each) => each !== undefined).length).toBeGreaterThanOrEqual(2);
  const whys = next.lines.flatMap(({ counts }) => counts.map(({ why }) => why));
  expect(whys).toContain('dispute-accepted');
}, 60_000);
