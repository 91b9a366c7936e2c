/** How an order stands. `closed`: nothing of it is expected any more, and the day on which it ended is not known. */
export type Standing = 'draft' | 'open' | 'cancelled' | 'closed';

type Said = string | null | undefined;

/** Words that leave a thing open whatever stands beside them: a part, a denial, a wish, or a paper that came. */
const STILL_OPEN = [
  /\b(?:part|partial|partially|partly|teil\w*|partiel\w*|parcial\w*)\b/,
  /\b(?:not|nicht|non|pas|no|never|nie|to be|yet to|ready|out for|awaiting|pending|expected|reopened)\b/,
  /\b(?:request(?:ed)?|ausstehend\w*|angefragt|beantragt|en attente|en cours|demandee?|pendiente|solicitad\w*)\b/,
  /\b(?:incomplet\w*|unvollstandig\w*|outstanding)\b/,
  /\b(?:order|po|payment|invoice|confirmation|acknowledge?ment) (?:(?:was|is|has been) )?received\b/,
];
const DRAFT = /\b(?:draft|entwurf|brouillon|borrador)\b/;
const CANCELLED =
  /\b(?:cancell?ed|cancel|cancelad[oa]s?|storniert|storno|annulee?s?|anulad[oa]s?|void(?:ed)?|rejected|abgelehnt|refusee?s?|rechazad[oa]s?)\b/;
const CLOSED =
  /\b(?:(?:aus)?geliefert|delivered|received|closed|completed?|erhalten|erledigt|abgeschlossen|livree?s?|recue?s?|terminee?s?|cloturee?s?|entregad[oa]s?|recibid[oa]s?|completad[oa]s?|cerrad[oa]s?)\b/;
const SETTLED =
  /\b(?:closed|resolved|solved|geschlossen|gelost|erledigt|fermee?s?|resolue?s?|cerrad[oa]s?|resuelt[oa]s?)\b/;

/**
 * How an order stands by the words of its status. Picklists are each company's own and in its language: whole words are looked
 * for, and those that take a word back or say a part of it first. Words that are not known leave it open.
 */
export function standingOf(status: Said): Standing {
  const words = plain(status);
  if (DRAFT.test(words)) return 'draft';
  if (STILL_OPEN.some((pattern) => pattern.test(words))) return 'open';
  if (CANCELLED.test(words)) return 'cancelled';
  return CLOSED.test(words) ? 'closed' : 'open';
}

/** True for a case that was settled. */
export function isSettled(status: Said): boolean {
  const words = plain(status);
  return SETTLED.test(words) && !STILL_OPEN.some((pattern) => pattern.test(words));
}

/** Small letters without accents, beside which a pattern sees no end of a word. */
function plain(said: Said): string {
  return (said ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[\s_-]+/g, ' ');
}
