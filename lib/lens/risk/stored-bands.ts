import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { RiskModel } from '../../kpi/risk/model.ts';
import { judgeAsked, type PackedRisk, type RiskAsked } from './asked-lines.ts';
import { unpackModel, unpackSupplier } from './pack-risk.ts';
import type { RiskRecord } from './risk-record.ts';

const BANDS_VERSION = 1;

/** The open lines of one supplier that are likely to come late, judged by the model of this day. */
interface BandsRecord {
  version: number;
  day: CalendarDate;
  stamp: string;
  /** JSON of packed bands. */
  lines: string;
}

/** Under which name they lie among what is gathered. */
export function bandsKey(partnerId: string): string {
  return `bands ${partnerId}`;
}

/** Judges the open lines of suppliers by a model in its stored text; of an empty one nobody is judged. */
export function bandsMaker(text: string, day: CalendarDate, late: number) {
  const model: RiskModel | null = text === '' ? null : unpackModel(text);
  return ({ partnerId, stamp, asked, supplier, own }: RiskRecord): [name: string, value: BandsRecord] => {
    const lines =
      model === null || asked === '[]'
        ? []
        : judgeAsked(JSON.parse(asked) as RiskAsked[], model, unpackSupplier(supplier), day, { late, own });
    return [bandsKey(partnerId), { version: BANDS_VERSION, day, stamp, lines: JSON.stringify(lines) }];
  };
}

/** What is stored of one supplier's lines, where it is of this day and these settings. */
export function bandsOf(value: unknown, day: CalendarDate, stamp: string): PackedRisk[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Partial<BandsRecord>;
  const isCurrent = record.version === BANDS_VERSION && record.day === day && record.stamp === stamp;
  return isCurrent && typeof record.lines === 'string' ? (JSON.parse(record.lines) as PackedRisk[]) : [];
}
