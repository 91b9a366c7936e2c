import { LATE_RISK_MODEL, type StoredRisk, storedRiskSchema } from '../../domain/late-risk.ts';
import type { Now } from '../../domain/workspace.ts';
import { LATE_RISK_DEFINITION } from '../../kpi/risk/risk-facts.ts';
import { RiskTrainer } from '../../kpi/risk/trainer.ts';
import { gatheredAfter, writeGathered } from '../../store/gathered.ts';
import { modelById, putModel } from '../../store/models.ts';
import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import { announceSummaries, summarisedIds } from '../../store/summaries.ts';
import { writeSummaries } from '../../store/write-summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { packModel, RISK_TEXT_VERSION, unpackCells, unpackSupplier } from './pack-risk.ts';
import { isRiskRecord, RISK_PREFIX, type RiskRecord, riskRulesOf } from './risk-record.ts';
import { bandsKey, bandsMaker } from './stored-bands.ts';

/** How many suppliers are read in one go. */
const PAGE = 50;
/** Under which name it is noted of which state of the records the model is. */
const MADE_KEY = 'late-risk';

/** The stored model, of whatever day; undefined before the first time, or by another definition. */
export async function readRiskModel(store: Store): Promise<StoredRisk | undefined> {
  const stored = await modelById(store, LATE_RISK_MODEL, storedRiskSchema);
  if (stored?.definition !== LATE_RISK_DEFINITION || stored.version !== RISK_TEXT_VERSION) return undefined;
  return stored;
}

/** True when the model is of today, of these settings and of the records as they are. */
export async function riskCurrent(store: Store, now: Now): Promise<boolean> {
  const [context, generation, stored] = await Promise.all([
    readContext(store, now),
    storeGeneration(store),
    readRiskModel(store),
  ]);
  const isOfToday = stored?.day === context.now.today && stored.stamp === stampOf(context);
  return isOfToday && stored.generation === generation;
}

/**
 * Trains the model on what was made of each supplier beside its summary: first what all of them have in common, then their
 * examples. Only suppliers that a commit touched were made anew; the rest is read. `goOn` is asked between pages; false
 * leaves it to the next call. Answers true when the stored model is current.
 */
export async function refreshRisk(store: Store, now: Now, goOn: () => Promise<boolean>): Promise<boolean> {
  for (;;) {
    if (await riskCurrent(store, now)) return true;
    const context = await readContext(store, now);
    const generation = await storeGeneration(store);
    const gone: string[] = [];
    const text = await train(store, context, goOn, gone);
    if (text === null || !(await writeBands(store, generation, text, context, goOn))) return false;
    if (await writeGathered(store, generation, MADE_KEY, generation, gone)) {
      const model: StoredRisk = {
        id: LATE_RISK_MODEL,
        definition: LATE_RISK_DEFINITION,
        version: RISK_TEXT_VERSION,
        day: now.today,
        stamp: stampOf(context),
        generation,
        text,
      };
      await putModel(store, model);
      announceSummaries();
      return true;
    }
    if (!(await goOn())) return false;
  }
}

/** The model as text, empty where there is nothing to learn from; null when it was interrupted. */
async function train(
  store: Store,
  context: LensContext,
  goOn: () => Promise<boolean>,
  gone: string[],
): Promise<string | null> {
  const trainer = new RiskTrainer(context.now.today);
  const known = new Set(await summarisedIds(store));
  const isAdded = await eachRecord(store, context, goOn, (record, name) => {
    if (!known.has(record.partnerId)) {
      gone.push(name, bandsKey(record.partnerId));
      return;
    }
    const { recent, delays } = unpackSupplier(record.supplier);
    trainer.add({ ...unpackCells(record.cells), recent, delays, overdue: 0 }, record.own);
  });
  if (!isAdded) return null;
  const isGathered = await eachRecord(store, context, goOn, (record) => {
    if (known.has(record.partnerId)) trainer.addExamples(unpackCells(record.cells), record.own);
  });
  if (!isGathered) return null;
  const model = trainer.end();
  return model === null ? '' : packModel(model);
}

/** Judges every open line by the model, a page of suppliers at a time. False when it was interrupted. */
async function writeBands(
  store: Store,
  generation: number,
  text: string,
  context: LensContext,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const judge = bandsMaker(text, context.now.today, riskRulesOf(context).late);
  let made: ReturnType<typeof judge>[] = [];
  const isJudged = await eachRecord(
    store,
    context,
    goOn,
    (record) => made.push(judge(record)),
    async () => {
      // A commit in between leaves them undone; then the whole model is made anew.
      await writeSummaries(store, generation, { gathered: made });
      made = [];
    },
  );
  return isJudged;
}

/** Visits every record of today by the supplier's id, with the name that it lies under. False when it was interrupted. */
async function eachRecord(
  store: Store,
  context: LensContext,
  goOn: () => Promise<boolean>,
  visit: (record: RiskRecord, name: string) => void,
  endPage: () => Promise<void> = async () => {},
): Promise<boolean> {
  const stamp = stampOf(context);
  for (let after = ''; ; ) {
    const { names, values } = await gatheredAfter(store, RISK_PREFIX, after, PAGE);
    values.forEach((value, at) => {
      const isToday = isRiskRecord(value) && value.day === context.now.today && value.stamp === stamp;
      if (isToday) visit(value, names[at] as string);
    });
    await endPage();
    after = names.at(-1) ?? '';
    if (names.length < PAGE) return true;
    if (!(await goOn())) return false;
  }
}
