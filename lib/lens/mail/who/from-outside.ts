import { aboutOf, claimsOf, type Head } from './heads.ts';
import type { PartnerBook } from './partner-book.ts';
import type { Evidence } from './text-evidence.ts';
import { weighed } from './weigh.ts';
import type { WhoReason, WhoView, WhoWarning } from './who-views.ts';

/** The people in the head of a message from outside. */
export interface OutsideHeads {
  from: Head;
  /** Who sent it on behalf of `from`. */
  sender?: Head;
  replyTo?: Head;
  forwarded?: Head;
}

const NAME = { company: 0.25, person: 0.2 };
/** What somebody forwards, or sends on somebody's behalf, says less than writing oneself. */
const PASSED_ON = 0.6;
/** Ways less sure than this are contradicted by another company's number or address in the signature. */
const BEYOND_DOUBT = 0.98;

/**
 * Who wrote from outside. Where the address is of one partner it is that one, whatever the text names, unless the signature is
 * another company's while only the domain tells. Where the address is certainly of one of several, what the writer says of
 * one of them alone decides. All else proposes.
 */
export function whoFromOutside(
  heads: OutsideHeads,
  evidence: readonly Evidence[],
  book: PartnerBook,
): WhoView {
  const { from, sender, replyTo, forwarded } = heads;
  const warnings = warningsOf(heads);
  if (from.suspect || sender?.suspect) return { standing: 'unknown', candidates: [], warnings };
  const about = aboutOf(from);
  const { choice } = from.identity;
  const said = { ...(about ? { about } : {}), ...(choice ? { choice } : {}) };
  if (from.identity.of === 'nobody') return { standing: 'unknown', candidates: [], warnings, ...said };
  const behalf = onBehalf(heads);
  const claims = [
    ...claimsOf(from, behalf),
    ...(sender ? claimsOf(sender, behalf, PASSED_ON) : []),
    ...(replyTo && from.identity.found.length === 0 ? claimsOf(replyTo, answeredTo(replyTo), PASSED_ON) : []),
    ...(forwarded && from.identity.found.length === 0
      ? claimsOf(forwarded, passedOn(forwarded), PASSED_ON)
      : []),
  ];
  const certain = replyTo?.suspect ? undefined : certainOf(heads, evidence);
  const hints = from.shown.forged ? [] : nameHints(from, heads);
  const all =
    certain === undefined ? [...evidence, ...hints] : evidence.filter((each) => each.partnerId === certain);
  const kept = certain === undefined ? claims : claims.filter((each) => each.partnerId === certain);
  const candidates = weighed(kept, all, book, certain);
  const standing = certain !== undefined ? 'known' : candidates.length > 0 ? 'choose' : 'unknown';
  return { standing, candidates, warnings, ...said };
}

function certainOf({ from, sender }: OutsideHeads, evidence: readonly Evidence[]): string | undefined {
  const { found, leads, sure } = from.identity;
  const id =
    leads === 'one' ? found[0]?.partnerId : leads === 'group' ? toldAmong(from, evidence) : undefined;
  if (id === undefined) return undefined;
  const another = sender?.identity.found ?? [];
  if (another.length > 0 && !another.some(({ partnerId }) => partnerId === id)) return undefined;
  const signed = evidence.filter(({ signs }) => signs).map(({ partnerId }) => partnerId);
  return sure < BEYOND_DOUBT && signed.length > 0 && !signed.includes(id) ? undefined : id;
}

/** Of several whom an address may be, the one of whom alone the writer speaks; nobody where the name is another's. */
function toldAmong({ identity, shown }: Head, evidence: readonly Evidence[]): string | undefined {
  const ids = new Set(identity.found.map(({ partnerId }) => partnerId));
  const told = new Set(evidence.flatMap(({ partnerId, tells }) => (tells ? [partnerId] : [])));
  const [one, ...more] = [...told].filter((id) => ids.has(id));
  const named = [...shown.people, ...shown.companies].filter((id) => ids.has(id));
  const isNamed = one !== undefined && (named.length === 0 || named.includes(one));
  return isNamed && more.length === 0 ? one : undefined;
}

function onBehalf({ from, sender }: OutsideHeads): WhoReason[] {
  if (!sender?.at || !from.at) return [];
  return [{ code: 'on-behalf', address: from.at.address, by: sender.at.address }];
}

function passedOn({ at }: Head): WhoReason[] {
  return at ? [{ code: 'forwarded', address: at.address }] : [];
}

function answeredTo({ at }: Head): WhoReason[] {
  return at ? [{ code: 'reply-to', address: at.address }] : [];
}

/** A name is a hint alone: also of the other people whom the message is from. */
function nameHints({ shown }: Head, { sender }: OutsideHeads): Evidence[] {
  const hint = (partnerId: string, name: string, weight: number): Evidence => ({
    partnerId,
    reason: { code: 'name', name },
    weight,
    tells: false,
    signs: false,
  });
  return [shown, ...(sender ? [sender.shown] : [])].flatMap(({ companies, people, name }) => [
    ...[...companies].map((id) => hint(id, name, NAME.company)),
    ...[...people].filter((id) => !companies.has(id)).map((id) => hint(id, name, NAME.person)),
  ]);
}

function warningsOf({ from, sender, replyTo }: OutsideHeads): WhoWarning[] {
  const each = [from, sender, replyTo].flatMap((head) => head?.suspect ?? []);
  return [...each, ...(from.shown.forged ? [from.shown.forged] : [])];
}
