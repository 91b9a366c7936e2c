import type { Mention } from '../../domain/mention.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { isPublicMail } from '../../domain/public-mail.ts';
import type { WantedKey } from '../../store/lookups.ts';
import type { Store } from '../../store/open.ts';
import { shapeDensity } from '../../store/queries.ts';

/** A document number has this many digits at least; shorter ones are years, prices and positions. */
const MIN_DIGITS = 4;
/** A number of digits alone, which only its shape speaks for. */
const MIN_BARE_DIGITS = 6;
const DOCUMENTS: ReadonlySet<Mention['kind']> = new Set(['purchase-order', 'sales-order', 'number']);

/**
 * What of a page may be asked for in a connected system: order numbers that are spelled as ours are, and addresses of
 * companies. Never free mail; at most `most`, each once.
 */
export async function wantedOf(
  store: Store,
  mentions: readonly Mention[],
  most: number,
): Promise<WantedKey[]> {
  const wanted = new Map<string, WantedKey>();
  for (const mention of mentions) {
    if (wanted.size >= most) break;
    const found = addressOf(mention) ?? (await documentOf(store, mention));
    if (found) wanted.set(`${found.kind} ${found.key}`, found);
  }
  return [...wanted.values()];
}

/** The same of what a person typed or chose: their asking speaks for a number, whatever its shape. */
export function wantedByPerson(mentions: readonly Mention[], most: number): WantedKey[] {
  const wanted = mentions.flatMap((mention) => addressOf(mention) ?? numberOf(mention, 1) ?? []);
  return [...new Map(wanted.map((each) => [`${each.kind} ${each.key}`, each])).values()].slice(0, most);
}

function addressOf({ kind, keys }: Mention): WantedKey | undefined {
  const [key = ''] = keys.map(normaliseAddress);
  const domain = key.slice(key.lastIndexOf('@') + 1);
  if ((kind !== 'email' && kind !== 'domain') || !domain.includes('.') || isPublicMail(domain))
    return undefined;
  return { kind, key, spellings: [key] };
}

async function documentOf(store: Store, mention: Mention): Promise<WantedKey | undefined> {
  const found = numberOf(mention, speaks(mention) ? MIN_DIGITS : MIN_BARE_DIGITS);
  if (!found) return undefined;
  for (const key of mention.keys) if (await isShapedLikeOurs(store, key)) return { ...found, key };
  return undefined;
}

function numberOf({ kind, keys, raw }: Mention, digits: number): WantedKey | undefined {
  if (!DOCUMENTS.has(kind)) return undefined;
  const long = keys.filter((key) => (key.match(/\d/g)?.length ?? 0) >= digits);
  const [key] = long;
  return key === undefined ? undefined : { kind: 'order', key, spellings: [...new Set([raw, ...long])] };
}

/** Its label says what it is, or letters of its own do. */
function speaks({ kind, labelled, keys }: Mention): boolean {
  return kind !== 'number' || labelled || /\p{L}{2}/u.test(keys[0] ?? '');
}

/** True when numbers of this shape are stored, or of one digit more or less: numbers grow. */
async function isShapedLikeOurs(store: Store, key: string): Promise<boolean> {
  const last = /\d(?=\D*$)/;
  for (const near of [key, key.replace(last, '00'), key.replace(last, '')]) {
    if ((await shapeDensity(store, near)) > 0) return true;
  }
  return false;
}
