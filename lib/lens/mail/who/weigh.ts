import type { Contact } from '../../../domain/partner.ts';
import { headOf } from '../../context.ts';
import type { PartnerBook } from './partner-book.ts';
import { type Evidence, together } from './text-evidence.ts';
import type { WhoCandidate, WhoReason } from './who-views.ts';

/** What speaks for a partner beside the text: whose the address is, by head of the message. */
export interface Claim {
  partnerId: string;
  contact?: Contact;
  reasons: readonly WhoReason[];
  /** 0 to 1. */
  sure: number;
}

/** So many are shown, and so many reasons of each. */
const MOST_CANDIDATES = 8;
const MOST_REASONS = 6;
/** What nobody is certain of never looks certain. */
const UNCERTAIN = 0.9;

/** Everybody who is claimed or evidenced, the best first; `certain`: who it is without a question, which stands first. */
export function weighed(
  claims: readonly Claim[],
  evidence: readonly Evidence[],
  book: PartnerBook,
  certain?: string,
): WhoCandidate[] {
  const ids = new Set([...claims, ...evidence].map(({ partnerId }) => partnerId));
  const candidates = [...ids].flatMap((id): WhoCandidate[] => {
    const partner = book.partners.get(id);
    if (!partner) return [];
    const own = claims.filter(({ partnerId }) => partnerId === id);
    const said = evidence.filter(({ partnerId }) => partnerId === id).sort((a, b) => b.weight - a.weight);
    const contact = own.find((each) => each.contact)?.contact;
    const sure = Math.max(0, ...own.map((claim) => claim.sure));
    const whole = 1 - (1 - sure) * (1 - together(distinct(said)));
    return [
      {
        partner: headOf(partner),
        ...(contact ? { contact } : {}),
        score: id === certain ? whole : Math.min(UNCERTAIN, whole),
        reasons: reasonsOf(own, said),
      },
    ];
  });
  const first = (each: WhoCandidate) => Number(each.partner.id === certain);
  return candidates
    .sort((a, b) => first(b) - first(a) || b.score - a.score || (a.partner.name < b.partner.name ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
}

/** One number that is written five times, in text and in what is quoted, says no more than once. */
function distinct(said: readonly Evidence[]): number[] {
  const seen = new Map<string, number>();
  for (const { reason, weight } of said) {
    const key = JSON.stringify([reason.code, 'number' in reason ? reason.number : '']);
    seen.set(key, Math.max(seen.get(key) ?? 0, weight));
  }
  return [...seen.values()];
}

function reasonsOf(claims: readonly Claim[], said: readonly Evidence[]): WhoReason[] {
  const byWords = new Map<string, WhoReason>();
  for (const reason of [...claims.flatMap(({ reasons }) => reasons), ...said.map((each) => each.reason)]) {
    const { quoted: _, ...rest } = { quoted: undefined, ...reason };
    const key = JSON.stringify(rest);
    if (!byWords.has(key)) byWords.set(key, reason);
  }
  return [...byWords.values()].slice(0, MOST_REASONS);
}
