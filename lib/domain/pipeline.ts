import { z } from 'zod';
import { calendarDateSchema } from './calendar-date.ts';
import { moneySchema } from './money.ts';
import { provenanceSchema } from './provenance.ts';

export const PIPELINE_KINDS = ['opportunity', 'quote', 'lead', 'campaign'] as const;

/** What may become an order: opportunities (deals), quotes, leads, and the campaigns that people of a partner are in. */

const text = (max: number) => z.string().max(max);
const common = {
  /** `<kind>/<source id>/<native id>`: a partner that is renamed keeps what is its own. */
  id: z.string().min(1).max(300),
  partnerId: z.string().min(1).max(120),
  title: text(300),
  /** Who of ours looks after it. */
  owner: text(200).optional(),
  /** As the system words it. */
  status: text(120).optional(),
  state: z.enum(['open', 'won', 'lost']),
  changedAt: z.number().int().nonnegative().optional(),
  provenance: provenanceSchema,
};

const opportunitySchema = z.object({
  ...common,
  kind: z.literal('opportunity'),
  amount: moneySchema.optional(),
  /** By the system, 0 to 1. */
  probability: z.number().min(0).max(1).optional(),
  closesOn: calendarDateSchema.optional(),
  /** An agreement that goes on rather than a new one. */
  renewal: z.boolean().optional(),
});
export type Opportunity = z.infer<typeof opportunitySchema>;

const quoteSchema = z.object({
  ...common,
  kind: z.literal('quote'),
  number: text(100).optional(),
  amount: moneySchema.optional(),
  validUntil: calendarDateSchema.optional(),
});

/** Somebody of a company that is known who may want something; converted ones are won. */
const leadSchema = z.object({
  ...common,
  kind: z.literal('lead'),
  name: text(200),
  email: text(254).optional(),
  company: text(300).optional(),
  from: text(120).optional(),
});

export type Lead = z.infer<typeof leadSchema>;

/** A campaign that a contact of the partner is a member of. */
const campaignSchema = z.object({
  ...common,
  kind: z.literal('campaign'),
  contact: text(200).optional(),
  startsOn: calendarDateSchema.optional(),
  endsOn: calendarDateSchema.optional(),
  responded: z.boolean().optional(),
});

export const pipelineItemSchema = z.discriminatedUnion('kind', [
  opportunitySchema,
  quoteSchema,
  leadSchema,
  campaignSchema,
]);
export type PipelineItem = z.infer<typeof pipelineItemSchema>;
