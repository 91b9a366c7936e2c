import { z } from 'zod';
import { choice, day, id, instant, LOGICAL, OWNER, STATUS, text } from './records.ts';

export const MEMBER_TYPE = `_entityid_value${LOGICAL}` as const;

/** A marketing list. */
export const listSchema = z.object({
  listid: id,
  listname: text,
  statecode: choice,
  [STATUS]: text,
  [OWNER]: text,
});

/** Who is in it: a contact, an account or a lead. */
export const memberSchema = z.object({
  listmemberid: id,
  _listid_value: id,
  _entityid_value: id,
  [MEMBER_TYPE]: text,
  modifiedon: instant,
});

export const PARTY_TYPE = `_partyid_value${LOGICAL}` as const;
/** `participationtypemask` of whoever answered a campaign. */
export const CUSTOMER_PARTY = 11;

/** A campaign; what really happened counts before what was planned. */
export const campaignSchema = z.object({
  campaignid: id,
  name: text,
  actualstart: day,
  actualend: day,
  proposedstart: day,
  proposedend: day,
  statecode: choice,
  [STATUS]: text,
  [OWNER]: text,
});

/** What was planned within a campaign. */
export const campaignActivitySchema = z.object({
  _regardingobjectid_value: id.nullish(),
  scheduledstart: instant.nullish(),
  scheduledend: instant.nullish(),
});

/** Somebody who took part in an activity. */
export const partySchema = z.object({
  _partyid_value: id.nullish(),
  [PARTY_TYPE]: text,
  participationtypemask: choice,
});

/** Who answered a campaign, with all who took part in that. */
export const responseSchema = z.object({
  activityid: id,
  _regardingobjectid_value: id.nullish(),
  statecode: choice,
  modifiedon: instant,
  campaignresponse_activity_parties: z
    .array(partySchema)
    .nullish()
    .transform((all) => all ?? []),
});
