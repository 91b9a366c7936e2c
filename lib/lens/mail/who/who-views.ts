import type { Contact } from '../../../domain/partner.ts';
import type { SenderChoice } from '../../../domain/sender-choice.ts';
import type { PartnerHead } from '../../views.ts';

/** Why somebody is taken for a partner. Worded by the surfaces. */
export type WhoReason =
  /** A contact of the partner has this address; `entered`: a person entered it here, at an instant. */
  | { code: 'address'; address: string; entered?: number }
  /** The address is another spelling of a contact's: a mark behind a plus, dots at Gmail. */
  | { code: 'alias'; address: string }
  /** The partner has this domain, or the one above it; never one where anybody has mail. */
  | { code: 'domain'; domain: string }
  /** A person said so of this address or domain, at an instant; `who` where that was somebody else than now. */
  | { code: 'chosen'; of: 'address' | 'domain'; sender: string; at: number; who?: string }
  /** The text names a number of an order, shipment or invoice with this partner; `quoted`: only what is answered does. */
  | { code: 'order'; number: string; quoted?: boolean }
  /** The text or signature names the company's own number: VAT, DUNS, GLN, vendor or customer number. */
  | { code: 'company-number'; number: string }
  /** The partner's own address or domain stands in the signature. */
  | { code: 'signature'; address: string }
  /** The message holds a forwarded one from this address. */
  | { code: 'forwarded'; address: string }
  /** `by` sent it on behalf of this address. */
  | { code: 'on-behalf'; address: string; by: string }
  /** Answers go to this address. */
  | { code: 'reply-to'; address: string }
  /** Our own company wrote to this address. */
  | { code: 'recipient'; address: string }
  /** The name that the sender gives is that of the partner, or of one of its contacts. */
  | { code: 'name'; name: string };

/** Somebody whom a sender may be. */
export interface WhoCandidate {
  partner: PartnerHead;
  contact?: Contact;
  /** 0 to 1: how sure it is. */
  score: number;
  /** The strongest first. */
  reasons: WhoReason[];
}

/** What makes a sender suspicious. */
export type WhoWarning =
  /** The domain looks like one of the partner's, or of our own company's (`partner` absent), and is another. */
  | { code: 'look-alike'; domain: string; like: string; partner?: PartnerHead }
  /** The name shows an address or company that the real address is not of. */
  | { code: 'forged-name'; name: string; address: string };

/** Whom a person may say something of, and what the choice may be remembered by. */
export interface WhoAbout {
  address: string;
  /** Absent where anybody has mail. */
  domain?: string;
}

/** Who the sender of a message is. Nothing is guessed: several that may be are shown side by side. */
export interface WhoView {
  /**
   * `known`: the first candidate, without a question; `choose`: one of the candidates, a person says which; `unknown`: nobody
   * of the records; `own`: somebody of our own company: the candidates are whom it was written to, or forwarded from.
   */
  standing: 'known' | 'choose' | 'unknown' | 'own';
  /** Of `own`: the first candidate is the partner without a question. */
  certain?: boolean;
  /** The best first. */
  candidates: WhoCandidate[];
  warnings: WhoWarning[];
  /** Absent where nothing may be chosen: no address is written, or it looks like one that it is not. */
  about?: WhoAbout;
  /** What a person said that holds here, also that it is nobody of the records. */
  choice?: SenderChoice;
}
