import { z } from 'zod';
import { type CalendarDate, calendarDateSchema } from '../domain/calendar-date.ts';
import { mineSchema } from '../domain/mine.ts';
import { switchedOffSchema } from '../domain/switched-off.ts';
import { taughtSiteSchema } from '../domain/taught-site.ts';

const days = (max: number) => z.number().int().min(0).max(max);
const share = z.number().min(0).max(1);
const hours = z.number().int().min(1).max(1000);

/**
 * Everything that can be set, each with its schema and default. The key is the name under which it is stored; sources of
 * the defaults: `otif/1` and the scorecard rules of the KPI standard.
 */
export const SETTINGS = {
  /** Days after the due date that still count as on time. */
  'otif.lateDays': { schema: days(60), fallback: 0 },
  /** Days before the due date that still count as on time; null: any early delivery does. */
  'otif.earlyDays': { schema: days(365).nullable(), fallback: null },
  /** Share of the ordered quantity that may be missing. */
  'otif.under': { schema: share, fallback: 0 },
  /** Share that may come in excess; null: any excess is fine. */
  'otif.over': { schema: share.nullable(), fallback: null },
  'otif.target': { schema: share, fallback: 0.95 },
  'otif.floor': { schema: share, fallback: 0.8 },
  /** Months that a scorecard covers. */
  'scorecard.months': { schema: z.number().int().min(1).max(60), fallback: 12 },
  /** Working days (Monday to Friday) in which an order should be acknowledged. */
  'acknowledgement.workingDays': { schema: days(60), fallback: 3 },
  /** Between these hours of the day both sides work, Monday to Friday: times to answer and to settle run in them. */
  'hours.opens': { schema: z.number().int().min(0).max(23), fallback: 9 },
  'hours.closes': { schema: z.number().int().min(1).max(24), fallback: 17 },
  /** Business hours in which a question should be answered. */
  'reply.hours': { schema: hours, fallback: 8 },
  /** Business hours in which a case should be settled, where it names none itself. */
  'cases.criticalHours': { schema: hours, fallback: 4 },
  'cases.highHours': { schema: hours, fallback: 8 },
  'cases.normalHours': { schema: hours, fallback: 24 },
  'cases.lowHours': { schema: hours, fallback: 40 },
  /** Months before the demand of the forecast that is judged. */
  'forecast.lagMonths': { schema: z.number().int().min(0).max(36), fallback: 2 },
  /** Our changes count from so many days before the due date on; null: from sending on. */
  'changes.frozenDays': { schema: days(365).nullable(), fallback: null },
  /** A line due within so many days with nothing shipped is at risk. */
  'risk.dueSoonDays': { schema: days(60), fallback: 7 },
  /** False alerts that one relationship owner accepts in a month: the limits of all charts follow from it. */
  'alerts.perMonth': { schema: z.number().int().min(1).max(30), fallback: 1 },
  /** Strategic and bottleneck suppliers that one owner can look after. */
  'capacity.strategic': { schema: z.number().int().min(1).max(1000), fallback: 8 },
  'capacity.bottleneck': { schema: z.number().int().min(1).max(1000), fallback: 15 },
  /** Share of a customer's amount that is margin; null: not known, its value is told in amounts. */
  'customers.margin': { schema: share.nullable(), fallback: null },
  /** By how much a year's margin counts less each year later. */
  'customers.discount': { schema: share, fallback: 0.1 },
  /** Records older than this are shown as stale. */
  'data.staleAfterDays': { schema: z.number().int().min(1).max(3650), fallback: 7 },
  /** Orders of which nothing was said for so many days are removed; null: kept until somebody removes them. */
  'retention.days': { schema: z.number().int().min(1).max(36_500).nullable(), fallback: null },
  /** The mail addresses that a person says are hers. */
  'mail.own': { schema: z.array(z.string().min(3).max(254)).max(20), fallback: [] },
  /** The names that are mine: orders under them are *My orders*. */
  mine: { schema: mineSchema, fallback: [] },
  /** Partners with the same VAT number or GLN are made one by themselves. */
  'unions.automatic': { schema: z.boolean(), fallback: true },
  /** Addresses and numbers of a page that no record knows are asked for in the connected system. */
  'lookups.ask': { schema: z.boolean(), fallback: false },
  /** Note when conversations began and were first answered, from mail that is opened. */
  'mail.replies': { schema: z.boolean(), fallback: true },
  /** A secret of the company (OAuth client credentials) may be kept in this browser to sign in with. Said by a policy only. */
  'signIn.companySecret': { schema: z.boolean(), fallback: true },
  /** Objects that a company built itself may be chosen and read (Salesforce, HubSpot). Said by a policy only. */
  'sources.ownObjects': { schema: z.boolean(), fallback: true },
  /** Days beside weekends on which nobody works here: public holidays and closing days. */
  holidays: { schema: z.array(calendarDateSchema).max(2_000), fallback: [] },
} as const satisfies Record<string, { schema: z.ZodType; fallback: unknown }>;

export type SettingKey = keyof typeof SETTINGS;
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]['schema']>;
export const SETTING_KEYS = Object.keys(SETTINGS) as SettingKey[];

/** What is on or off; a policy may fix each of them. */
export const SWITCHES = [
  'unions.automatic',
  'lookups.ask',
  'mail.replies',
  'signIn.companySecret',
  'sources.ownObjects',
] as const satisfies readonly SettingKey[];
export type SwitchKey = (typeof SWITCHES)[number];
/** The rules of a company: numbers that a person or a policy sets. What is mine is not among them, nor is any list or switch. */
export type RuleKey = Exclude<SettingKey, 'mine' | 'mail.own' | 'holidays' | SwitchKey>;
const NO_RULES: readonly SettingKey[] = ['mine', 'mail.own', 'holidays', ...SWITCHES];
export const RULE_KEYS = SETTING_KEYS.filter((key): key is RuleKey => !NO_RULES.includes(key));
/** How much a status for a customer says: nothing, states alone, dates that were given, or forecasts as well. */
export const customerStatusRuleSchema = z.enum(['off', 'states', 'dates', 'full']);
export type CustomerStatusRule = z.infer<typeof customerStatusRuleSchema>;
/** What only a policy says. */
const POLICY_ONLY = {
  /** Portals that somebody taught. */
  'sites.taught': z.array(taughtSiteSchema).max(100),
  /** Adapters of sites that are not used. */
  'sites.switchedOff': z.array(switchedOffSchema).max(200),
  /** What a status for a customer may say. */
  'status.customer': customerStatusRuleSchema,
} as const;
/** What a company's policy may say. */
export type ManagedKey = RuleKey | SwitchKey | keyof typeof POLICY_ONLY;
export const MANAGED_SCHEMAS = Object.fromEntries([
  ...[...RULE_KEYS, ...SWITCHES].map((key) => [key, SETTINGS[key].schema]),
  ...Object.entries(POLICY_ONLY),
]) as Record<ManagedKey, z.ZodType>;
export const MANAGED_KEYS = Object.keys(MANAGED_SCHEMAS) as ManagedKey[];
export type Policy = { [K in RuleKey]: SettingValue<K> } & {
  holidays: readonly CalendarDate[];
  /** On which days a partner does not work; null: the same as we. */
  partnerHolidays: readonly CalendarDate[] | null;
};

/** A stored value as a setting: the default where nothing is stored, or where what is stored makes no sense. */
export function parseSetting<K extends SettingKey>(key: K, stored: unknown): SettingValue<K> {
  const parsed = SETTINGS[key].schema.safeParse(stored);
  return (parsed.success ? parsed.data : SETTINGS[key].fallback) as SettingValue<K>;
}

/** Every rule at its default. */
export function defaultPolicy(): Policy {
  const rules = Object.fromEntries(RULE_KEYS.map((key) => [key, SETTINGS[key].fallback]));
  return { ...rules, holidays: SETTINGS.holidays.fallback, partnerHolidays: null } as unknown as Policy;
}
