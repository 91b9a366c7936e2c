import { z } from 'zod';
import { amount, day, flag, id, instant, named, ofAccount, text } from './records.ts';

export const opportunitySchema = z.object({
  Id: id,
  AccountId: id.nullish(),
  Account: ofAccount,
  Name: text,
  StageName: text,
  Amount: amount,
  CurrencyIsoCode: text,
  Probability: amount,
  CloseDate: day,
  Type: text,
  RecordType: z.object({ DeveloperName: text }).nullish(),
  IsClosed: flag,
  IsWon: flag,
  LastModifiedDate: instant.nullish(),
  Owner: named,
});
export type OpportunityRecord = z.infer<typeof opportunitySchema>;

export const quoteSchema = z.object({
  Id: id,
  AccountId: id.nullish(),
  Account: ofAccount,
  QuoteNumber: text,
  Name: text,
  Status: text,
  GrandTotal: amount,
  CurrencyIsoCode: text,
  ExpirationDate: day,
  Opportunity: z.object({ IsClosed: flag, IsWon: flag }).nullish(),
  LastModifiedDate: instant.nullish(),
  Owner: named,
});
export type QuoteRecord = z.infer<typeof quoteSchema>;

export const leadSchema = z.object({
  Id: id,
  Name: text,
  Company: text,
  Email: text,
  Website: text,
  Status: text,
  LeadSource: text,
  IsConverted: flag,
  LastModifiedDate: instant.nullish(),
  Owner: named,
});
export type LeadRecord = z.infer<typeof leadSchema>;

export const campaignMemberSchema = z.object({
  Id: id,
  Status: text,
  HasResponded: flag,
  Campaign: z.object({ Name: text, Status: text, IsActive: flag, StartDate: day, EndDate: day }).nullish(),
  Contact: z.object({ Name: text, AccountId: id.nullish(), Account: ofAccount }).nullish(),
  LastModifiedDate: instant.nullish(),
});
export type CampaignMemberRecord = z.infer<typeof campaignMemberSchema>;
