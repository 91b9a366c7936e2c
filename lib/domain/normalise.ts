/**
 * The one spelling of every identifier. Imports nothing, so that the scripts that run in foreign pages can use it.
 */

/** What a document number or address names. `number` is one whose kind the page or file does not tell. */
export type IdentifierKind =
  | 'purchase-order'
  | 'sales-order'
  | 'shipment'
  | 'invoice'
  | 'email'
  | 'domain'
  | 'partner-number'
  | 'item'
  | 'number'
  /** Not a number but a whole: a message of a mail client, or a message that is being written; its key names it. */
  | 'message'
  | 'draft';

/** The longest normalised identifier that is stored or looked up. */
const MAX_IDENTIFIER_LENGTH = 64;

/**
 * The one spelling under which a document number is stored and looked up: upper case, letters and digits only
 * (`PO 4500-012 345` → `PO4500012345`, `SCMS-4` → `SCMS4`). Leading zeros are kept. Empty when nothing is left.
 */
export function normaliseNumber(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, MAX_IDENTIFIER_LENGTH);
}

/** The one spelling of an e-mail address or domain: lower case, trimmed. */
export function normaliseAddress(raw: string): string {
  return raw.trim().toLowerCase().slice(0, 254);
}

/**
 * The literal-prefix shape of a normalised number: its letters kept, each digit as `9` (`SCMS1042` → `SCMS9999`).
 * How many numbers of a shape are stored, against how many the shape could hold, says how dense it is.
 */
export function shapeOf(key: string): string {
  return key.replace(/\d/g, '9');
}
