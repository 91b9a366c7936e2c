import { z } from 'zod';
import { choice, id, instant, LOGICAL, OWNER, STATUS, text } from './records.ts';

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
