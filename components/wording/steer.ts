import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, formatMoney, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CoverView, OtherSupplier, PlaceView } from '../../lib/lens/segments/steer-views.ts';

/** Why a supplier lies where it lies: both axes, what weighs most on each, and how sure that is. */
export function placeWords({ impact, risk, drivers, borderline, day }: PlaceView): string {
  const by = (input: PlaceView['drivers'][number]) =>
    input === null ? '' : t('steer.mostly', { input: t(`segment.input.${input}`) });
  return joinParts([
    t('steer.why', {
      impact: t(impact >= 0.5 ? 'steer.high' : 'steer.low'),
      a: formatNumber(twoPlaces(impact)),
      byImpact: by(drivers[0]),
      risk: t(risk >= 0.5 ? 'steer.high-inside' : 'steer.low-inside'),
      b: formatNumber(twoPlaces(risk)),
      byRisk: by(drivers[1]),
    }),
    borderline && t('segment.borderline'),
    t('steer.placed', { date: formatDate(day) }),
  ]);
}

/** The same in few words, for the card. */
export function placeShort({ impact, risk, borderline }: PlaceView): string {
  return joinParts([
    t('steer.why.short', { a: formatNumber(twoPlaces(impact)), b: formatNumber(twoPlaces(risk)) }),
    borderline && t('segment.borderline'),
  ]);
}

/** What nobody has said about a supplier, so that the rest weighs more. */
export function missingInputs({ missing }: Pick<PlaceView, 'missing'>): string | undefined {
  if (missing.length === 0) return undefined;
  return t('segment.missing', { inputs: formatList(missing.map((input) => t(`segment.input.${input}`))) });
}

function twoPlaces(value: number): number {
  return Math.round(value * 100) / 100;
}

/** How long a stock lasts: `lasts 12 days`. */
export function coverWords({ days, missing }: CoverView): string {
  if (days === null) return t(`steer.cover.missing.${missing ?? 'no-counts'}`);
  return days === 0 ? t('steer.cover.out') : t('steer.cover.days', { n: days });
}

/** Whether it reaches the next delivery; empty where one of both is not known. */
export function spareWords({ spareDays }: CoverView): string {
  if (spareDays === undefined) return '';
  if (spareDays === 0) return t('steer.cover.same');
  return spareDays < 0 ? t('steer.cover.short', { n: -spareDays }) : t('steer.cover.spare', { n: spareDays });
}

/** Until when, what comes next, and what the figure rests on. */
export function coverDetail(cover: CoverView, today: CalendarDate): string {
  const { runsOutOn, days, promisedOn, quantity, countedOn, perDay, n, plant } = cover;
  const day = (date: CalendarDate) => formatDate(date, today);
  return joinParts([
    runsOutOn !== null && days !== 0 && t('steer.cover.until', { date: day(runsOutOn) }),
    promisedOn ? t('steer.cover.next', { date: day(promisedOn) }) : t('steer.cover.no-next'),
    quantity !== null &&
      countedOn !== null &&
      (perDay === null
        ? t('steer.cover.counted', { quantity: formatNumber(quantity), date: day(countedOn) })
        : t('steer.cover.basis', {
            quantity: formatNumber(quantity),
            date: day(countedOn),
            use: formatNumber(Number(perDay.toPrecision(2))),
          })),
    n > 0 && t('steer.cover.n', { n }),
    plant !== '' && t('steer.cover.plant', { plant }),
  ]);
}

/** What another supplier has delivered, when last, and for how much. */
export function otherDetail(
  { items, lines, lastOn, price }: OtherSupplier,
  of: number,
  today: CalendarDate,
): string {
  return joinParts([
    of > 1 && t('steer.others.items', { n: items.length, of }),
    t('steer.others.lines', { n: lines }),
    lastOn && t('steer.others.last', { date: formatDate(lastOn, today) }),
    price &&
      (price.unit
        ? t('steer.others.price-per', { price: formatMoney(price), unit: price.unit })
        : t('steer.others.price', { price: formatMoney(price) })),
  ]);
}
