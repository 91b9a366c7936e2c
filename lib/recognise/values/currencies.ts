/** The currencies of ISO 4217 that are in use, and those of the last decades that old records still name. */
const CODES = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLF CLP CNH CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD ' +
    'HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD ' +
    'MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN ' +
    'PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD ' +
    'TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ' +
    'ATS BEF DEM ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL NLG PTE EEK SKK SIT CYP MTL ROL TRL RUR BYR MRO SLL STD VEF ZMK ZWL CUC'
  ).split(' '),
);
/** Signs and short names that mean one currency; an empty code where several countries share the sign. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', ''],
  ['¥', ''],
  ['KR', ''],
  ['KR.', ''],
  ['US$', 'USD'],
  ['U$S', 'USD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['CAD$', 'CAD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['NZ$', 'NZD'],
  ['NT$', 'TWD'],
  ['MX$', 'MXN'],
  ['R$', 'BRL'],
  ['CN¥', 'CNY'],
  ['RMB', 'CNY'],
  ['JP¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['₫', 'VND'],
  ['฿', 'THB'],
  ['FR.', 'CHF'],
  ['SFR.', 'CHF'],
  ['SFR', 'CHF'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['FT', 'HUF'],
  ['EURO', 'EUR'],
]);

/**
 * The ISO 4217 code that a code or sign names, whatever its case; empty where the sign is shared by several currencies;
 * undefined where it names none, as any three letters do that are no code.
 */
export function currencyOf(text: string): string | undefined {
  if (text.length > 5) return undefined;
  const upper = text.toUpperCase();
  return CODES.has(upper) ? upper : SIGNS.get(upper);
}
