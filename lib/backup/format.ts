import { z } from 'zod';
import { activitySchema } from '../domain/activity.ts';
import { agreementSchema } from '../domain/agreement.ts';
import { dismissalSchema } from '../domain/dismissal.ts';
import { factSchema } from '../domain/fact.ts';
import { fileMappingSchema } from '../domain/file-mapping.ts';
import { followSchema } from '../domain/follow.ts';
import { givenAnswerSchema } from '../domain/given-answer.ts';
import { importJobSchema, rejectSchema } from '../domain/import-job.ts';
import { improvementActionSchema } from '../domain/improvement-action.ts';
import { orderSchema } from '../domain/order.ts';
import { outboxEntrySchema } from '../domain/outbox.ts';
import { partnerSchema } from '../domain/partner.ts';
import { pipelineItemSchema } from '../domain/pipeline.ts';
import { reviewItemSchema } from '../domain/review-item.ts';
import { senderChoiceSchema } from '../domain/sender-choice.ts';
import { shareAgreementSchema } from '../domain/share-agreement.ts';
import { silenceSchema } from '../domain/silence.ts';
import { forecastSchema, stockSchema } from '../domain/stock.ts';
import { taughtSiteSchema } from '../domain/taught-site.ts';
import { unionSchema } from '../domain/union.ts';
import { workspaceSchema } from '../domain/workspace.ts';

/**
 * A backup: everything that PartnerLens stores and can not make again, as one JSON document in UTF-8.
 *
 * ```
 * {"format":"partnerlens-backup","version":6,"exportedAt":"2026-11-22T08:00:00.000Z",
 * "workspace":[
 * {"sample":false}
 * ],
 * "settings":[
 * {"key":"otif.lateDays","value":2}
 * ],
 * "mappings":[
 * {"signature":"PO,Line","mapping":{…}}
 * ],
 * "follows":[
 * ],
 * "partners":[
 * {…},
 * {…}
 * ],
 * "orders":[
 * {…}
 * ],
 * "agreements":[
 * ],
 * "facts":[
 * ],
 * "dismissals":[
 * ],
 * "activities":[
 * ],
 * "stocks":[
 * ],
 * "forecasts":[
 * ],
 * "silences":[
 * ],
 * "reviewItems":[
 * ],
 * "senderChoices":[
 * ],
 * "pipeline":[
 * ],
 * "shares":[
 * ],
 * "shareAnswers":[
 * ],
 * "improvementActions":[
 * ],
 * "outbox":[
 * ],
 * "unions":[
 * ],
 * "taughtSites":[
 * ],
 * "jobs":[
 * ],
 * "rejects":[
 * {"jobId":"…","rejects":[…]}
 * ],
 * "counts":{"workspace":1,"settings":1,…}}
 * ```
 *
 * - Any JSON reader takes the whole. PartnerLens itself reads it line by line, so that a million lines need no more memory
 *   than a hundred: the first line names the format, each section begins and ends on a line of its own, each record is one
 *   line. Sections come in this order; an empty one is there as well.
 * - Records are those of `lib/domain` (`partner.ts`, `order.ts`, `agreement.ts`, `fact.ts`, `dismissal.ts`, `activity.ts`,
 *   `stock.ts`, `silence.ts`, `review-item.ts`, `sender-choice.ts`, `pipeline.ts`, `share-agreement.ts`, `given-answer.ts`, `improvement-action.ts`, `outbox.ts`, `union.ts`, `taught-site.ts`, `import-job.ts`, `file-mapping.ts`, `follow.ts`, `workspace.ts`), each line of an order with its `provenance`: which source said it, when, and by which import.
 * - `counts` ends the document: a file that was cut off, or lost a record, is refused before anything of it is stored.
 * - Not in it: copies of imported files, summaries and models (made anew), allowed sites (the browser's own permissions).
 * - `version` grows when an older PartnerLens could misread the document; older versions stay readable. Version 1 had no
 *   sections from "agreements" to "forecasts", versions 1 and 2 no "silences", no "outbox", no "unions" and no reminders among the activities,
 *   versions 1 to 3 no "reviewItems" and no "taughtSites", versions 1 to 4 no "senderChoices",
 *   versions 1 to 5 no "pipeline", no "shares", no "shareAnswers" and no "improvementActions".
 */
export const BACKUP_FORMAT = 'partnerlens-backup';
export const BACKUP_VERSION = 6;

/** The longest line that is read, in bytes: an order with some 50,000 lines. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024;
/** The largest file that is read. */
export const MAX_BACKUP_BYTES = 4 * 1024 ** 3;

export const headerSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.number().int().positive(),
  exportedAt: z.iso.datetime(),
});
export type BackupHeader = z.infer<typeof headerSchema>;

const id = z.string().min(1).max(100);

/** The sections in their order, each with the schema of its records. */
export const SECTIONS = {
  workspace: workspaceSchema,
  settings: z.object({ key: z.string().min(1).max(100), value: z.json() }),
  mappings: z.object({ signature: z.string().max(100_000), mapping: fileMappingSchema }),
  follows: followSchema,
  partners: partnerSchema,
  orders: orderSchema,
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
  outbox: outboxEntrySchema,
  unions: unionSchema,
  taughtSites: taughtSiteSchema,
  jobs: importJobSchema,
  rejects: z.object({ jobId: id, rejects: z.array(rejectSchema).min(1) }),
} as const;

export type SectionName = keyof typeof SECTIONS;
export type SectionRecord<Name extends SectionName> = z.infer<(typeof SECTIONS)[Name]>;

export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

/** The first version that has a section, where that is not the first of all. */
const SINCE: Partial<Record<SectionName, number>> = {
  agreements: 2,
  facts: 2,
  dismissals: 2,
  activities: 2,
  stocks: 2,
  forecasts: 2,
  silences: 3,
  reviewItems: 4,
  senderChoices: 5,
  pipeline: 6,
  shares: 6,
  shareAnswers: 6,
  improvementActions: 6,
  outbox: 3,
  unions: 3,
  taughtSites: 4,
};

/** The sections that a backup of this version has, in their order. */
export function sectionsOf(version: number): readonly SectionName[] {
  return SECTION_NAMES.filter((name) => (SINCE[name] ?? 1) <= version);
}

/** How many records each section has. */
export type BackupCounts = Record<SectionName, number>;

/** Counts as they end a document; those of sections that its version does not have are 0. */
export function countsSchemaOf(version: number): z.ZodType<BackupCounts> {
  const has = sectionsOf(version);
  const count = z.number().int().nonnegative();
  return z.object(
    Object.fromEntries(
      SECTION_NAMES.map((name) => [name, has.includes(name) ? count : count.default(0)]),
    ) as Record<SectionName, z.ZodNumber>,
  );
}

export function noCounts(): BackupCounts {
  return Object.fromEntries(SECTION_NAMES.map((name) => [name, 0])) as BackupCounts;
}
