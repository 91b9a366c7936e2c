import type { Case } from '../domain/activity.ts';
import { statesRecordsWhole } from '../domain/connection.ts';
import { PIPELINE_KINDS } from '../domain/pipeline.ts';
import type { Provenance } from '../domain/provenance.ts';
import type { RelationName, Relations } from './relation-records.ts';
import { type Contradiction, sameValue, settle, weighing } from './weigh.ts';

/** One record merged into what is stored under its id. */
export interface RelationMerge<T> {
  record: T;
  outcome: 'new' | 'changed' | 'same';
  contradictions: Contradiction[];
}

/**
 * Merges a record that comes in into the stored one of its id; neither is changed. What was agreed, and what a person
 * put away, stays as it was. Of a fact the one noted last holds, whole, and of what may become an order the one said
 * last: its system states it whole, and what it no longer says is no longer so; so is a case of a system. All other records are merged field by field: the
 * newer file's value, the older one's where the newer says nothing; within one import the first, the other is reported.
 */
export function mergeRelation<Name extends RelationName>(
  kept: Relations[Name] | undefined,
  incoming: Relations[Name],
): RelationMerge<Relations[Name]> {
  if (!kept) return { record: incoming, outcome: 'new', contradictions: [] };
  if ('provenance' in kept && 'provenance' in incoming) {
    // Records of one kind under one id have the same fields.
    const merge = isPipelineItem(incoming) || isCaseOfSystem(kept, incoming) ? mergeWhole : mergeSourced;
    return merge(kept as Sourced, incoming as Sourced) as unknown as RelationMerge<Relations[Name]>;
  }
  if ('notedAt' in kept && 'notedAt' in incoming && incoming.notedAt >= kept.notedAt) {
    const same = sameValue(kept, { ...incoming, notedAt: kept.notedAt });
    if (!same || incoming.notedAt > kept.notedAt)
      return { record: incoming, outcome: same ? 'same' : 'changed', contradictions: [] };
  }
  return { record: kept, outcome: 'same', contradictions: [] };
}

type Sourced = { id: string; provenance: Provenance } & Record<string, unknown>;

function isPipelineItem(record: object): boolean {
  return 'kind' in record && PIPELINE_KINDS.some((kind) => kind === record.kind);
}

/** A case that its system tells of again: one that has no end any more was opened again. */
function isCaseOfSystem(kept: { provenance: Provenance }, incoming: { provenance: Provenance }): boolean {
  const { sourceId } = incoming.provenance;
  const isCase = 'kind' in incoming && incoming.kind === 'case';
  return isCase && kept.provenance.sourceId === sourceId && statesRecordsWhole(sourceId);
}

function mergeWhole(kept: Sourced, incoming: Sourced): RelationMerge<Sourced> {
  if (incoming.provenance.fetchedAt < kept.provenance.fetchedAt)
    return { record: kept, outcome: 'same', contradictions: [] };
  const same = sameValue(kept, { ...incoming, provenance: kept.provenance });
  const asOld = incoming.provenance.fetchedAt === kept.provenance.fetchedAt;
  return {
    record: same && asOld ? kept : incoming,
    outcome: same ? 'same' : 'changed',
    contradictions: [],
  };
}

const NOT_WEIGHED = new Set(['id', 'kind', 'provenance', 'pauses']);

function mergeSourced(kept: Sourced, incoming: Sourced): RelationMerge<Sourced> {
  const base = kept.provenance.fetchedAt;
  const at = incoming.provenance.fetchedAt;
  const w = weighing(base, at, kept.provenance.jobId === incoming.provenance.jobId, undefined);
  const record: Sourced = { ...kept };
  for (const field of new Set([...Object.keys(kept), ...Object.keys(incoming)])) {
    if (!NOT_WEIGHED.has(field)) settle(w, record, incoming, field, field);
  }
  let changed = w.changed;
  if (Array.isArray(kept.pauses) && Array.isArray(incoming.pauses)) {
    record.pauses = unitePauses(kept.pauses, incoming.pauses, at >= base);
    changed ||= !sameValue(kept.pauses, record.pauses);
  }
  if (at > base || (changed && at === base)) record.provenance = incoming.provenance;
  const { contradictions } = w;
  // Merely newer is stored too, and no change to tell of: what is shown is as old as who said it last.
  return {
    record: changed || at > base ? record : kept,
    outcome: changed ? 'changed' : 'same',
    contradictions,
  };
}

/** Pauses by their beginning; of two ends the newer file's, and an end wins over none. */
function unitePauses(kept: Case['pauses'], incoming: Case['pauses'], newer: boolean): Case['pauses'] {
  const united = new Map(kept.map((pause) => [pause.from, pause]));
  for (const pause of incoming) {
    const known = united.get(pause.from);
    if (!known || known.to === undefined || (newer && pause.to !== undefined)) united.set(pause.from, pause);
  }
  return [...united.values()].sort((a, b) => a.from - b.from);
}
