import { luhn, mod7, mod10, mod37, s10, weighed11 } from './check-sums.ts';

/** One way in which a carrier numbers parcels. */
export interface TrackingFormat {
  /** Name of the carrier; empty for mail under the international standard, whose last letters name the country. */
  carrier: string;
  /** Of a normalised number: group 1 is the serial, group 2 the check digit where there is one. Linear, anchored. */
  form: RegExp;
  check?: (serial: string) => string;
  /** Its letters or its length and check digit together say that it is a parcel; others need a label or a column. */
  speaksForItself?: boolean;
}

const FEDEX_WEIGHTS = [3, 1, 7];
const FEDEX_LONG_WEIGHTS = [1, 7, 3];

/** Countries of the Universal Postal Union. */
const COUNTRIES =
  'A[EFGLMORTUZ]|B[ABDEFGHIJNORSTWYZ]|C[ADFGHILMNORUVYZ]|D[EJKMOZ]|E[CEGRST]|F[IJR]|G[ABDEHMNQRTWY]|H[KNRTU]|I[DELNQRST]|J[MOP]|K[EGHIMNPRWZ]|L[ABCIKRSTUVY]|M[ACDEGKLMNRTUVWXYZ]|N[AEGILOPRZ]|OM|P[AEGHKLTY]|QA|R[OSUW]|S[ABCDEGIKLMNORSTVYZ]|T[DGHJLMNORTVWZ]|U[AGSYZ]|V[ACENU]|WS|Y[ET]|Z[AMW]';

/** Formats and rules after "tracking_number_data" (MIT), the numbers written without spaces. */
export const FORMATS: readonly TrackingFormat[] = [
  {
    carrier: 'UPS',
    form: /^1Z([A-Z\d]{15})(\d)$/,
    check: (serial) => mod10(serial, 1, 2),
    speaksForItself: true,
  },
  { carrier: 'UPS', form: /^[AHJKTV](\d{9})(\d)$/, check: (serial) => mod10(serial, 1, 2) },
  { carrier: 'FedEx', form: /^(\d{11})(\d)$/, check: (serial) => weighed11(serial, FEDEX_WEIGHTS) },
  { carrier: 'FedEx', form: /^(\d{14})(\d)$/, check: (serial) => mod10(serial, 1, 3) },
  { carrier: 'FedEx', form: /^\d\d(\d{15})(\d)$/, check: (serial) => mod10(serial, 3, 1) },
  {
    carrier: 'FedEx',
    form: /^96\d{5}(\d{14})(\d)$/,
    check: (serial) => mod10(serial, 1, 3),
    speaksForItself: true,
  },
  {
    carrier: 'FedEx',
    form: /^[0-8]\d{19}(\d{13})(\d)$/,
    check: (serial) => weighed11(serial, FEDEX_LONG_WEIGHTS),
  },
  {
    carrier: 'FedEx',
    form: /^96\d{18}(\d{13})(\d)$/,
    check: (serial) => weighed11(serial, FEDEX_LONG_WEIGHTS),
  },
  {
    carrier: 'FedEx',
    form: /^3\d{15}(\d{11})(\d)\d{4}$/,
    check: (serial) => weighed11(serial, FEDEX_WEIGHTS),
  },
  { carrier: 'USPS', form: /^(\d{19})(\d)$/, check: (serial) => mod10(serial, 3, 1) },
  {
    carrier: 'USPS',
    form: /^(?:420\d{5}(?:\d{4})?)?(94\d{3}(?:9\d{15}(?:\d{4}(?:\d{4})?)?|[0-8]\d{15}(?:\d{4})?))(\d)$/,
    check: (serial) => mod10([...serial].reverse().join(''), 3, 1),
    speaksForItself: true,
  },
  {
    carrier: 'USPS',
    form: /^(?:420\d{5}(?:\d{4})?)?((?:92\d{3}9|93\d{3}[0-8]|95\d{4})\d{15}(?:\d{4})?)(\d)$/,
    check: (serial) => mod10(serial, 3, 1),
    speaksForItself: true,
  },
  {
    carrier: 'USPS',
    form: /^(?:420\d{5}(?:\d{4})?)?((?:91)?\d{19})(\d)$/,
    check: (serial) => mod10(serial.startsWith('91') ? serial : `91${serial}`, 3, 1),
  },
  { carrier: 'DHL', form: /^(\d{9,10})(\d)$/, check: mod7 },
  { carrier: 'DHL', form: /^J[A-Z]{2,3}\d{9,10}$/ },
  { carrier: 'DHL eCommerce', form: /^(?:GM|LX|RX|UV|CN|SG|TH|IN|HK|MY)(?=[A-Z]*\d)[A-Z\d]{10,37}$/ },
  { carrier: 'DHL eCommerce', form: /^\d{14}$/ },
  { carrier: 'DPD', form: /^(\d{27})([A-Z\d])$/, check: mod37 },
  { carrier: 'DPD', form: /^(\d{14})([A-Z\d])$/, check: mod37 },
  {
    carrier: '',
    form: new RegExp(`^[A-Z]{2}(\\d{8})(\\d)(?:${COUNTRIES})$`),
    check: s10,
    speaksForItself: true,
  },
  { carrier: 'Amazon', form: /^TB[ACM]\d{12}$/, speaksForItself: true },
  { carrier: 'Amazon', form: /^[AFC]\d{10}$/ },
  { carrier: 'Canada Post', form: /^(\d{15})(\d)$/, check: (serial) => mod10(serial, 3, 1) },
  { carrier: 'Canpar', form: /^[CDKLSUXZ]\d{21}$/, speaksForItself: true },
  { carrier: 'GOFO', form: /^GFUS\d{14}$/, speaksForItself: true },
  { carrier: 'Landmark Global', form: /^LTN\d{8}N1$/, speaksForItself: true },
  { carrier: 'OnTrac', form: /^L[AIEHNX][1-3]\d{7}$/ },
  { carrier: 'OnTrac', form: /^1LS7[12]\d{10}$/, speaksForItself: true },
  { carrier: 'OnTrac', form: /^1LS7[12]\d\d01[1-4]\d{6}1$/, speaksForItself: true },
  { carrier: 'OnTrac', form: /^1LSCX[A-Z\d]{10}$/, speaksForItself: true },
  {
    carrier: 'OnTrac',
    form: /^C(\d{13})(\d)$/,
    check: (serial) => mod10(serial.startsWith('4') ? serial : `4${serial}`, 1, 2),
  },
  {
    carrier: 'OnTrac',
    form: /^D(\d{13})(\d)$/,
    check: (serial) => mod10(serial.startsWith('5') ? serial : `5${serial}`, 1, 2),
  },
  { carrier: 'Old Dominion', form: /^((?:77[78]|072|780)\d{7})(\d)$/, check: luhn },
  { carrier: 'Old Dominion', form: /^(80\d{8})(\d)$/, check: luhn },
  { carrier: 'Purolator', form: /^([0-5]\d{10})(\d)$/, check: luhn },
  { carrier: 'Purolator', form: /^[A-Z]{3}\d{9}$/ },
  { carrier: 'Spee-Dee', form: /^SP\d{18}$/, speaksForItself: true },
  { carrier: 'Yodel', form: /^J?JD\d{16}$/, speaksForItself: true },
  { carrier: 'YunExpress', form: /^YT\d{16}$/, speaksForItself: true },
];
