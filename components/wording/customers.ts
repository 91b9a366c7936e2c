import {
  formatDate,
  formatDays,
  formatNumber,
  formatPercent,
  formatSum,
  joinParts,
} from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  CustomerFigures,
  CustomerPoint,
  CustomerRecords,
} from '../../lib/lens/customers/customer-views.ts';
import { sourceName } from './source.ts';

/** One figure of a customer in words: what it is, what it rests on; without a value why there is none. */
export interface CustomerFigure {
  id: 'class' | 'silence' | 'alive' | 'expected' | 'value' | 'wallet' | 'cases';
  name: string;
  /** Empty where it is not known. */
  value: string;
  basis: string;
  /** Worth a look. */
  warns?: boolean;
}

/** What a class is called; null where no range holds the scores. */
export function className({ score }: Pick<CustomerPoint, 'score'>): string | null {
  return score.segment === null ? null : t(`rfm.${score.segment}`);
}

/** All figures of a customer, each with what it rests on. */
export function customerFigureWords(figures: CustomerFigures): CustomerFigure[] {
  return [
    classWords(figures),
    silenceWords(figures),
    aliveWords(figures),
    expectedWords(figures),
    valueWords(figures),
    walletWords(figures),
    casesWords(figures),
  ];
}

function classWords({ point, basis }: CustomerFigures): CustomerFigure {
  const { recency, frequency, monetary } = point.score;
  return {
    id: 'class',
    name: t('customer.class'),
    value: className(point) ?? '',
    warns: point.score.segment === 'at-risk' || point.score.segment === 'cannot-lose',
    basis: joinParts([
      className(point) === null && t('customers.no-class'),
      t('customer.class.basis', {
        r: recency,
        f: frequency,
        m: monetary,
        last: formatDate(point.lastOn),
        n: basis.customers,
      }),
    ]),
  };
}

function silenceWords({ point }: CustomerFigures): CustomerFigure {
  const common = { id: 'silence', name: t('customer.silence') } as const;
  const { silence } = point;
  if (silence === null)
    return { ...common, value: '', basis: t('customer.silence.few', { n: point.orderDays }) };
  const { silent, silentDays, gaps, medianGap, p90Gap } = silence;
  return {
    ...common,
    value: t(silent ? 'customer.silence.silent' : 'customer.silence.usual', { n: silentDays }),
    basis: t('customer.silence.basis', { n: gaps, median: formatDays(medianGap), p90: formatDays(p90Gap) }),
    warns: silent,
  };
}

function aliveWords({ point, basis }: CustomerFigures): CustomerFigure {
  const common = { id: 'alive', name: t('customer.alive') } as const;
  const { alive, orderDays, firstOn } = point;
  if (basis.fitted === null)
    return { ...common, value: '', basis: t('customer.alive.few', { n: basis.customers }) };
  const first = formatDate(firstOn);
  if (alive === null) return { ...common, value: '', basis: t('customer.alive.once', { first }) };
  return {
    ...common,
    value: formatPercent(alive, 0),
    basis: t('customer.alive.basis', { n: orderDays, first, fitted: basis.fitted }),
    warns: alive < 0.5,
  };
}

function expectedWords({ point, basis }: CustomerFigures): CustomerFigure {
  const common = { id: 'expected', name: t('customer.expected') } as const;
  if (point.expected === null || basis.fitted === null)
    return { ...common, value: '', basis: t('customer.alive.few', { n: basis.customers }) };
  return {
    ...common,
    value: t('customer.expected.value', { n: formatNumber(Math.round(point.expected * 10) / 10) }),
    basis: t('customer.expected.basis', { n: point.orderDays }),
  };
}

function valueWords({ lifetime, point, basis }: CustomerFigures): CustomerFigure {
  const common = { id: 'value', name: t('customer.value') } as const;
  const { n, hits } = basis.stayed;
  if (point.amounts.length === 0) return { ...common, value: '', basis: t('customer.value.none') };
  if (lifetime.length === 0) return { ...common, value: '', basis: t('customer.value.few', { n }) };
  const [{ margin, discount } = { margin: null, discount: 0 }] = lifetime;
  return {
    ...common,
    value: lifetime.map(({ amount, currency }) => formatSum(amount, currency)).join(' + '),
    basis: joinParts([
      ...lifetime.map(({ low, high, currency, perYear }) =>
        t('customer.value.range', {
          low: formatSum(low, currency),
          high: formatSum(high, currency),
          year: formatSum(perYear, currency),
        }),
      ),
      t('customer.value.basis', { hits, n, discount: formatPercent(discount, 0) }),
      basis.basis === 'cost' && t('customer.value.cost'),
      margin === null
        ? t('customer.value.no-margin')
        : t('customer.value.margin', { margin: formatPercent(margin, 0) }),
      'lifetime-value/1',
    ]),
  };
}

function walletWords({ wallet, basis }: CustomerFigures): CustomerFigure {
  const common = { id: 'wallet', name: t('customer.wallet') } as const;
  if ('missing' in wallet) return { ...common, value: '', basis: t(`customer.wallet.${wallet.missing}`) };
  const { share, amount, currency, whole, label, source, from, exceeds } = wallet;
  const percent = formatPercent(share);
  return {
    ...common,
    value: basis.basis === 'cost' ? t('customer.wallet.at-least', { share: percent }) : percent,
    basis: joinParts([
      exceeds && t('customer.wallet.exceeds'),
      t('customer.wallet.basis', {
        paid: formatSum(amount, currency),
        whole: formatSum(whole, currency),
        label,
        source,
        date: formatDate(from),
      }),
      basis.basis === 'cost' && t('customer.value.cost'),
    ]),
  };
}

function casesWords({ caseSla }: CustomerFigures): CustomerFigure {
  const common = { id: 'cases', name: t('customer.cases') } as const;
  const { value, n, hits = 0, pending, definition } = caseSla;
  const waiting = pending > 0 && t('customer.cases.pending', { n: pending });
  if (value === null) return { ...common, value: '', basis: joinParts([t('customer.cases.none'), waiting]) };
  return {
    ...common,
    value: formatPercent(value),
    basis: joinParts([t('customer.cases.basis', { n, hits }), waiting, definition]),
  };
}

/** The lines behind a customer's figures as a table for export. */
export function customerRows({ rows }: CustomerRecords): { header: string[]; rows: (string | number)[][] } {
  return {
    header: [
      t('customer.records.column.on'),
      t('customer.records.column.counted'),
      t('records.column.order'),
      t('records.column.line'),
      t('records.column.supplier'),
      t('records.column.item'),
      t('customer.records.column.amount'),
      t('customer.records.column.currency'),
      t('records.column.source'),
    ],
    rows: rows.map(({ line, on, amount, counted }) => [
      on ?? '',
      String(counted),
      line.orderNumber,
      line.lineNumber ?? '',
      line.partnerName,
      [line.item.number, line.item.description].filter(Boolean).join(' '),
      amount ? Math.round(amount.amount * 100) / 100 : '',
      amount?.currency ?? '',
      sourceName(line.origin.sourceId),
    ]),
  };
}
