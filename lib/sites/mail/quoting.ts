/** What mail programs put around what others wrote. */
export const QUOTES = 'blockquote,[class*=quote i],[id*=quote i],[class*=cite i],[type=cite]';
/** What they put around signatures. */
export const SIGNATURES = '[class*=signature i],[id*=signature i],[data-smartmail]';
/** What they put before that which is quoted: from here on all is. */
export const REST = '[id=divRplyFwdMsg],[id=appendonsend],[id*=mail-editor-reference]';

/** Lines after which a forwarded mail stands, as programs write them in English, German, French and Spanish. */
export const FORWARD =
  /^(?:-{2,} ?|begin |anfang der |début du |inicio del )(?:forwarded message|weitergeleitete|message (?:transféré|réexpédié)|mensaje reenviado)/i;

/** Lines after which the mail before stands. */
export const ORIGINAL =
  /^-{2,} ?(?:original message|ursprüngliche nachricht|message (?:d.)?origin|mensaje original)/i;

/** `On 3 May 2026 … wrote:`, before what is quoted. */
export const WROTE = /^(?:on|am|le|el)\b.{4,300}(?:wrote|schrieb|a écrit|escribió)(?!\p{L}).{0,120}:$/iu;
