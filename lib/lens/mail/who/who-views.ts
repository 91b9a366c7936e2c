import type { Contact } from '../../../domain/partner.ts';
import type { PartnerHead } from '../../views.ts';

/** Why somebody is taken for a partner. Worded by the surfaces. */
type WhoReason =
  /** A contact of the partner has this address. */
  | { code: 'address'; address: string }
  /** The partner has this domain; never one where anybody has mail. */
  | { code: 'domain'; domain: string }
  /** A person said so of this address or domain, at an instant. */
  | { code: 'chosen'; of: 'address' | 'domain'; at: number }
  /** The text names a number of an order, shipment or invoice with this partner. */
  | { code: 'order'; number: string }
  /** The text or signature names the company's own number: VAT, DUNS, GLN, vendor or customer number. */
  | { code: 'company-number'; number: string }
  /** The partner's own address or domain stands in the signature. */
  | { code: 'signature'; address: string }
  /** The message was forwarded, or sent on behalf of this address. */
  | { code: 'forwarded'; address: string }
  | { code: 'on-behalf'; address: string }
  /** The name that the sender gives is that of the partner, or of one of its contacts. */
  | { code: 'name'; name: string };

/** Somebody whom a sender may be. */
interface WhoCandidate {
  partner: PartnerHead;
  contact?: Contact;
  /** 0 to 1: how sure it is. */
  score: number;
  /** The strongest first. */
  reasons: WhoReason[];
}

/** What makes a sender suspicious. */
type WhoWarning =
  /** The domain looks like one of the partner's and is another. */
  | { code: 'look-alike'; domain: string; like: string; partner: PartnerHead }
  /** The name shows an address or company that the real address is not of. */
  | { code: 'forged-name'; name: string; address: string };

/** Who the sender of a message is. Nothing is guessed: several that may be are shown side by side. */
export interface WhoView {
  /**
   * `known`: the first candidate, without a question; `choose`: one of the candidates, a person says which; `unknown`: nobody
   * of the records; `own`: somebody of our own company.
   */
  standing: 'known' | 'choose' | 'unknown' | 'own';
  /** The best first. */
  candidates: WhoCandidate[];
  warnings: WhoWarning[];
}
