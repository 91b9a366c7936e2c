/** The settings that are numbers, by their key. */
export type SettingName =
  | 'otif.lateDays'
  | 'otif.earlyDays'
  | 'otif.under'
  | 'otif.over'
  | 'otif.target'
  | 'otif.floor'
  | 'scorecard.months'
  | 'acknowledgement.workingDays'
  | 'hours.opens'
  | 'hours.closes'
  | 'reply.hours'
  | 'cases.criticalHours'
  | 'cases.highHours'
  | 'cases.normalHours'
  | 'cases.lowHours'
  | 'forecast.lagMonths'
  | 'changes.frozenDays'
  | 'risk.dueSoonDays'
  | 'alerts.perMonth'
  | 'capacity.strategic'
  | 'capacity.bottleneck'
  | 'customers.margin'
  | 'customers.discount'
  | 'data.staleAfterDays'
  | 'retention.days';

/** A setting as it holds now. */
export interface SettingView {
  key: SettingName;
  value: number | null;
  origin: 'default' | 'own' | 'policy';
  limit?: number;
  locked: boolean;
}

type RefusalReason =
  | 'unknown'
  | 'not-an-object'
  | 'not-a-list'
  | 'not-allowed'
  | 'too-large'
  | 'too-many'
  | 'twice';

export interface PolicyView {
  settings: SettingView[];
  active: boolean;
  refused: { path: string; reason: RefusalReason; value: string }[];
  /** How many switches it fixes; each says so where it stands. */
  switches: number;
}

interface SettingForm {
  unit: 'days' | 'hours' | 'clock' | 'months' | 'alerts' | 'suppliers' | 'percent';
  min: number;
  max: number;
  /** What an empty field means; absent where a number must stand. */
  empty?: 'settings.any' | 'settings.never' | 'settings.since-sending' | 'settings.not-known';
}

/** How each setting is entered; shares are entered in per cent. */
export const SETTING_FORMS: Record<SettingName, SettingForm> = {
  'otif.lateDays': { unit: 'days', min: 0, max: 60 },
  'otif.earlyDays': { unit: 'days', min: 0, max: 365, empty: 'settings.any' },
  'otif.under': { unit: 'percent', min: 0, max: 100 },
  'otif.over': { unit: 'percent', min: 0, max: 100, empty: 'settings.any' },
  'otif.target': { unit: 'percent', min: 0, max: 100 },
  'otif.floor': { unit: 'percent', min: 0, max: 100 },
  'scorecard.months': { unit: 'months', min: 1, max: 60 },
  'acknowledgement.workingDays': { unit: 'days', min: 0, max: 60 },
  'hours.opens': { unit: 'clock', min: 0, max: 23 },
  'hours.closes': { unit: 'clock', min: 1, max: 24 },
  'reply.hours': { unit: 'hours', min: 1, max: 1000 },
  'cases.criticalHours': { unit: 'hours', min: 1, max: 1000 },
  'cases.highHours': { unit: 'hours', min: 1, max: 1000 },
  'cases.normalHours': { unit: 'hours', min: 1, max: 1000 },
  'cases.lowHours': { unit: 'hours', min: 1, max: 1000 },
  'forecast.lagMonths': { unit: 'months', min: 0, max: 36 },
  'changes.frozenDays': { unit: 'days', min: 0, max: 365, empty: 'settings.since-sending' },
  'risk.dueSoonDays': { unit: 'days', min: 0, max: 60 },
  'alerts.perMonth': { unit: 'alerts', min: 1, max: 30 },
  'capacity.strategic': { unit: 'suppliers', min: 1, max: 1000 },
  'capacity.bottleneck': { unit: 'suppliers', min: 1, max: 1000 },
  'customers.margin': { unit: 'percent', min: 0, max: 100, empty: 'settings.not-known' },
  'customers.discount': { unit: 'percent', min: 0, max: 100 },
  'data.staleAfterDays': { unit: 'days', min: 1, max: 3650 },
  'retention.days': { unit: 'days', min: 1, max: 36_500, empty: 'settings.never' },
};

/** A value as it stands in its field; empty for no limit. */
export function fieldText(key: SettingName, value: number | null): string {
  if (value === null) return '';
  return SETTING_FORMS[key].unit === 'percent' ? `${Number((value * 100).toPrecision(12))}` : `${value}`;
}

/** What was entered as a value; undefined for what does not fit. A comma is taken as decimal mark. */
export function fieldValue(key: SettingName, text: string): number | null | undefined {
  const { unit, min, max, empty } = SETTING_FORMS[key];
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return empty ? null : undefined;
  if (!/^\d+(\.\d+)?$/.test(trimmed)) return undefined;
  const entered = Number(trimmed);
  if (entered < min || entered > max) return undefined;
  if (unit === 'percent') return Number((entered / 100).toPrecision(12));
  return Number.isInteger(entered) ? entered : undefined;
}
