import type { z } from 'zod';
import { type Activity, activitySchema } from '../domain/activity.ts';
import { type Agreement, agreementSchema } from '../domain/agreement.ts';
import { type Dismissal, dismissalSchema } from '../domain/dismissal.ts';
import { type Fact, factSchema } from '../domain/fact.ts';
import { type GivenAnswer, givenAnswerSchema } from '../domain/given-answer.ts';
import { type ImprovementAction, improvementActionSchema } from '../domain/improvement-action.ts';
import { type PipelineItem, pipelineItemSchema } from '../domain/pipeline.ts';
import { type ReviewItem, reviewItemSchema } from '../domain/review-item.ts';
import { type SenderChoice, senderChoiceSchema } from '../domain/sender-choice.ts';
import { type ShareAgreement, shareAgreementSchema } from '../domain/share-agreement.ts';
import { type Silence, silenceSchema } from '../domain/silence.ts';
import { type Forecast, forecastSchema, type Stock, stockSchema } from '../domain/stock.ts';
import { type Store, transact } from './open.ts';
import type { ReadTx } from './schema.ts';
import { UNION_SCOPE, type Unions, unionsOf } from './unions.ts';

/** What is kept of relationships beside orders and partners, by object store. */
export interface Relations {
  agreements: Agreement;
  facts: Fact;
  dismissals: Dismissal;
  activities: Activity;
  stocks: Stock;
  forecasts: Forecast;
  silences: Silence;
  reviewItems: ReviewItem;
  senderChoices: SenderChoice;
  pipeline: PipelineItem;
  shares: ShareAgreement;
  shareAnswers: GivenAnswer;
  improvementActions: ImprovementAction;
}
export type RelationName = keyof Relations;

export const RELATION_SCHEMAS: { readonly [Name in RelationName]: z.ZodType<Relations[Name]> } = {
  agreements: agreementSchema,
  facts: factSchema,
  dismissals: dismissalSchema,
  activities: activitySchema,
  stocks: stockSchema,
  forecasts: forecastSchema,
  silences: silenceSchema,
  reviewItems: reviewItemSchema,
  senderChoices: senderChoiceSchema,
  pipeline: pipelineItemSchema,
  shares: shareAgreementSchema,
  shareAnswers: givenAnswerSchema,
  improvementActions: improvementActionSchema,
};
export const RELATION_NAMES = Object.keys(RELATION_SCHEMAS) as RelationName[];

/** Records that were read. `damaged` counts those that are stored and do not parse: they are left out. */
export interface Read<T> {
  records: T[];
  damaged: number;
}

/** How many records are read in one go. */
const WALK = 2_000;

/** The records of one kind that belong to one partner, in the sequence of their ids. */
export function relationsOf<Name extends RelationName>(
  store: Store,
  name: Name,
  partnerId: string,
): Promise<Read<Relations[Name]>> {
  return transact(store, [...UNION_SCOPE, name], 'readonly', async (tx) =>
    relationsUnder(tx, await unionsOf(store, tx), name, partnerId),
  );
}

/**
 * What is kept of everybody who is read under this partner, under its id. Of agreements only those of one: versions of two
 * make no sequence; those made under the name that stays go before.
 */
async function relationsUnder<Name extends RelationName>(
  tx: ReadTx,
  unions: Unions,
  name: Name,
  partnerId: string,
): Promise<Read<Relations[Name]>> {
  const [head = partnerId, ...others] = unions.membersOf(partnerId);
  // Each of these object stores has this index; the compiler can not tell of one that is only named here.
  const index = tx.objectStore(name as 'facts').index('partner');
  const read = parsed(name, await index.getAll(head));
  for (const id of others) {
    if ((name === 'agreements' || name === 'shares') && read.records.length > 0) break;
    const more = parsed(name, await index.getAll(id));
    read.records.push(...more.records.map((record) => ({ ...record, partnerId: head })));
    read.damaged += more.damaged;
  }
  if (name !== 'forecasts' || others.length === 0) return read;
  return { ...read, records: onceEach(read.records as Forecast[]) as Relations[Name][] };
}

/** One forecast of an item, month and lag, where several partners that stand for one have it: that which was said last. */
function onceEach(forecasts: readonly Forecast[]): Forecast[] {
  const byDemand = new Map<string, Forecast>();
  for (const each of forecasts) {
    const key = [each.itemNumber, each.month, each.lag].join('\n');
    const known = byDemand.get(key);
    if (!known || each.provenance.fetchedAt > known.provenance.fetchedAt) byDemand.set(key, each);
  }
  return [...byDemand.values()];
}

/** What figures may rest on of what is kept of one partner, by kind. */
export type PartnerRelations = { [Name in Exclude<RelationName, 'pipeline'>]: Relations[Name][] };
const COUNTED = RELATION_NAMES.filter((name) => name !== 'pipeline');

/** What figures may rest on of each of these partners, in their sequence, from one state of the store; what does not parse is left out. */
export function relationsOfPartners(
  store: Store,
  partnerIds: readonly string[],
): Promise<PartnerRelations[]> {
  return transact(store, [...UNION_SCOPE, ...COUNTED], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const counts = await Promise.all(COUNTED.map((name) => tx.objectStore(name).count()));
    // Most stores have orders alone: nobody is asked for what nobody has.
    const some = COUNTED.filter((_, at) => counts[at] !== 0);
    return Promise.all(
      partnerIds.map(async (partnerId) => {
        const all: PartnerRelations = {
          agreements: [],
          facts: [],
          dismissals: [],
          activities: [],
          stocks: [],
          forecasts: [],
          silences: [],
          reviewItems: [],
          senderChoices: [],
          shares: [],
          shareAnswers: [],
          improvementActions: [],
        };
        const read = await Promise.all(some.map((name) => relationsUnder(tx, unions, name, partnerId)));
        some.forEach((name, at) => {
          Object.assign(all, { [name]: read[at]?.records ?? [] });
        });
        return all;
      }),
    );
  });
}

/**
 * Visits every record of one kind in the sequence of their ids, some thousands at a time, each in a transaction of its
 * own. Answers how many do not parse.
 */
export async function eachRelation<Name extends RelationName>(
  store: Store,
  name: Name,
  visit: (record: Relations[Name]) => void,
): Promise<number> {
  let damaged = 0;
  let after: string | undefined;
  for (;;) {
    const range = after === undefined ? null : IDBKeyRange.lowerBound(after, true);
    const [keys, values, unions] = await transact(store, [...UNION_SCOPE, name], 'readonly', (tx) =>
      Promise.all([
        tx.objectStore(name).getAllKeys(range, WALK),
        tx.objectStore(name).getAll(range, WALK) as Promise<unknown[]>,
        unionsOf(store, tx),
      ]),
    );
    const read = parsed(name, values);
    damaged += read.damaged;
    for (const record of read.records) visit(unitedRelation(record, unions));
    if (keys.length < WALK) return damaged;
    after = keys.at(-1);
  }
}

function unitedRelation<Name extends RelationName>(record: Relations[Name], unions: Unions): Relations[Name] {
  const { partnerId } = record;
  if (unions.none || partnerId === undefined) return record;
  return { ...record, partnerId: unions.headOf(partnerId) };
}

/** How many records of all kinds are stored. */
export function countRelations(store: Store): Promise<number> {
  return transact(store, RELATION_NAMES, 'readonly', async (tx) => {
    const counts = await Promise.all(RELATION_NAMES.map((name) => tx.objectStore(name).count()));
    return counts.reduce((sum, count) => sum + count, 0);
  });
}

/** Leaves out, and counts, what an older or newer definition wrote or a fault damaged. */
export function parsed<Name extends RelationName>(
  name: Name,
  stored: readonly unknown[],
): Read<Relations[Name]> {
  const records: Relations[Name][] = [];
  for (const value of stored) {
    const read = RELATION_SCHEMAS[name].safeParse(value);
    if (read.success) records.push(read.data);
  }
  return { records, damaged: stored.length - records.length };
}
