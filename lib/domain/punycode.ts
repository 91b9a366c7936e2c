/** Parameters of RFC 3492, section 5. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;

/**
 * A label of a domain as people read it: `xn--mller-kva` → `müller` (RFC 3492). What is no right Punycode stays as it is:
 * the browser turns letters into Punycode and offers no way back.
 */
export function readableLabel(label: string): string {
  return label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label;
}

/** A domain as people read it, label by label. */
export function readableDomain(domain: string): string {
  return domain.split('.').map(readableLabel).join('.');
}

function decoded(text: string): string | null {
  const delimiter = text.lastIndexOf('-');
  const codes = [...text.slice(0, Math.max(0, delimiter))].map((sign) => sign.codePointAt(0) ?? 0);
  let [code, bias, index] = [FIRST_CODE, FIRST_BIAS, 0];
  for (let at = delimiter + 1; at < text.length; ) {
    const before = index;
    let weight = 1;
    for (let step = BASE; ; step += BASE) {
      const digit = digitOf(text.charCodeAt(at++));
      if (digit === null || at > text.length) return null;
      index += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, step - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = codes.length + 1;
    bias = adapted(index - before, length, before === 0);
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null;
    codes.splice(index++, 0, code);
  }
  return String.fromCodePoint(...codes);
}

function digitOf(sign: number): number | null {
  if (sign >= 0x30 && sign <= 0x39) return sign - 0x30 + 26;
  const lower = sign | 0x20;
  return lower >= 0x61 && lower <= 0x7a ? lower - 0x61 : null;
}

function adapted(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / points);
  let steps = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; steps += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return steps + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
