import { aboutOf, claimsOf, type Head } from './heads.ts';
import type { PartnerBook } from './partner-book.ts';
import type { Evidence } from './text-evidence.ts';
import { weighed } from './weigh.ts';
import type { WhoReason, WhoView } from './who-views.ts';

/** The other people of a message that our own company wrote. */
export interface OwnHeads {
  to: readonly Head[];
  cc: readonly Head[];
  forwarded?: Head;
}

/** Who gets a copy is less likely whom it is for. */
const COPIED = 0.8;

/**
 * Whom our own company wrote to: the one partner among those it is for, else whom it was forwarded from. Several, or nobody
 * but strangers, are no answer: then all are shown, also those whose orders the text names.
 */
export function whoFromOwn(
  { to, cc, forwarded }: OwnHeads,
  evidence: readonly Evidence[],
  book: PartnerBook,
): WhoView {
  const written = [...to, ...cc].filter(({ identity }) => identity.of !== 'own');
  const met = written.filter(({ identity }) => identity.found.length > 0);
  const passed = met.length === 0 && forwarded && forwarded.identity.of !== 'own' ? [forwarded] : [];
  const heads = met.length > 0 ? met : passed;
  const claims = heads.flatMap((head) => claimsOf(head, [how(head, passed)], cc.includes(head) ? COPIED : 1));
  const ids = new Set(claims.map(({ partnerId }) => partnerId));
  const [only] = ids;
  const clear = heads.some((head) => head.identity.leads === 'one' && !cc.includes(head));
  const certain = ids.size === 1 && clear ? only : undefined;
  const candidates = weighed(
    claims,
    evidence.filter(({ partnerId }) => ids.size === 0 || ids.has(partnerId)),
    book,
    certain,
  );
  const subject = heads[0] ?? written[0];
  const about = subject && aboutOf(subject);
  const choice =
    heads.find(({ identity }) => identity.choice)?.identity.choice ?? written[0]?.identity.choice;
  return {
    standing: 'own',
    certain: certain !== undefined,
    candidates,
    warnings: [...written, ...passed].flatMap(({ suspect }) => suspect ?? []),
    ...(about ? { about } : {}),
    ...(choice ? { choice } : {}),
  };
}

function how({ at }: Head, passed: readonly Head[]): WhoReason {
  return { code: passed.length > 0 ? 'forwarded' : 'recipient', address: at?.address ?? '' };
}
