/** A code of ISO 4217, else nothing: only companies with several currencies name one at each record. */
export function currencyOf(code: string | null | undefined): string {
  return /^[A-Z]{3}$/.test(code ?? '') ? (code as string) : '';
}

/** A number of JSON as a decimal: no currency has more than ten digits behind the point, and none an exponent. */
export function decimal(amount: number): string {
  const text = `${amount}`;
  return /e|\.\d{11}/.test(text) ? amount.toFixed(10).replace(/\.?0+$/, '') : text;
}
