import type { Money } from '../../domain/money.ts';

/** What lines are worth in one currency; amounts of different currencies are never added. */
export interface CurrencyTotal {
  /** Empty where the source names none. */
  currency: string;
  open: string;
  late: string;
  lines: number;
}

/** Ten decimals, as an amount may have. */
const DECIMALS = 10;
/** Whole parts up to this many digits add up exactly as numbers, for as many lines as a store holds. */
const PLAIN_DIGITS = 9;

/** Adds decimal amounts exactly: whole parts and decimals apart, as integers. */
class Sum {
  private whole = 0;
  private decimals = 0;
  private large = 0n;

  add(amount: string): void {
    const negative = amount.startsWith('-');
    const point = amount.indexOf('.');
    const whole = amount.slice(negative ? 1 : 0, point < 0 ? undefined : point);
    const sign = negative ? -1 : 1;
    if (whole.length > PLAIN_DIGITS) this.large += BigInt(sign) * BigInt(whole);
    else this.whole += sign * Number(whole);
    if (point >= 0) this.decimals += sign * Number(amount.slice(point + 1).padEnd(DECIMALS, '0'));
    // Keeps the sum of decimals an exact integer.
    if (Math.abs(this.decimals) > 1e14) this.carry();
  }

  private carry(): void {
    const whole = Math.trunc(this.decimals / 10 ** DECIMALS);
    this.whole += whole;
    this.decimals -= whole * 10 ** DECIMALS;
  }

  /** As a decimal string without needless zeros, two decimals at least. */
  text(): string {
    this.carry();
    const scaled = (this.large + BigInt(this.whole)) * 10n ** BigInt(DECIMALS) + BigInt(this.decimals);
    const digits = `${scaled < 0n ? -scaled : scaled}`.padStart(DECIMALS + 1, '0');
    const fraction = digits.slice(-DECIMALS).replace(/0+$/, '').padEnd(2, '0');
    return `${scaled < 0n ? '-' : ''}${digits.slice(0, -DECIMALS)}.${fraction}`;
  }
}

/** Adds up what lines are worth per currency. */
export class CurrencySums {
  private readonly sums = new Map<string, { open: Sum; late: Sum; lines: number }>();
  private without = 0;

  /** `value` is null for a line whose worth no source gives. */
  add(value: Money | null, isLate: boolean): void {
    if (value === null) {
      this.without += 1;
      return;
    }
    const sum = this.sums.get(value.currency) ?? { open: new Sum(), late: new Sum(), lines: 0 };
    this.sums.set(value.currency, sum);
    sum.lines += 1;
    sum.open.add(value.amount);
    if (isLate) sum.late.add(value.amount);
  }

  /** Each currency, most lines first; lines without a value are counted in `without`. */
  end(): { totals: CurrencyTotal[]; without: number } {
    const totals = [...this.sums]
      .map(([currency, sum]) => ({
        currency,
        open: sum.open.text(),
        late: sum.late.text(),
        lines: sum.lines,
      }))
      .sort((a, b) => b.lines - a.lines || (a.currency < b.currency ? -1 : 1));
    return { totals, without: this.without };
  }
}
