import type { OwnState, OwnStates } from '../../domain/own-objects.ts';
import { headerWords } from '../files/header-words.ts';
import { stateValue } from './order-states.ts';
import type { OwnDescription, OwnRecord } from './own-access.ts';

/** A field that may say how far an order is, with what may stand in it and what that may mean. */
export interface StateField {
  by: string;
  label: string;
  holds: OwnStates['holds'];
  values: { value: string; label: string; means?: OwnState }[];
}

/** A field with more texts than that tells something else. */
const MOST_VALUES = 50;
/** Of what anything may stand in, a few records show no more different texts than that. */
const MOST_SEEN = 8;
const LONGEST = 60;
/** Names of fields that say how far something is, in English, German, French and Spanish, without accents. */
const FIELD =
  /\b(status|state|stage|phase|zustand|stand|statut|etat|etape|estado|estatus|etapa|fase)\b|status$/;
const DRAFT =
  /\bdraft|\bunsent\b|\bnot (yet )?(sent|ordered|released|submitted)|\bin preparation|\b(awaiting|pending|for) approval|\bentwurf|\b(noch )?nicht (gesendet|versendet|bestellt|freigegeben)|\bin vorbereitung|\bbrouillon|\b(non|pas) (encore )?envoye|\ben preparation|\bborrador|\b(no|sin) envia|\ben preparacion|\b(por|pendiente de) aproba/;
/** What makes a word say something else: in part, not yet, wished for. */
const UNSURE =
  /\bpart(s|ly|ial(ly)?|iell)?\b|\bteil|\bpartiel|\bparcial|\b(not|nicht|non|pas|no)\b|\brequest|\bpending|\banfrage|\bangefragt|\bdemande|\bsolicit|\bto be\b/;
const CANCELLED =
  /\bcancel|\bstorn|\bannul|\banulad|\bvoid|\bwithdrawn|\breject|\bdeclin|\babgelehnt|\bzuruckgezogen|\brefus|\bretiree?\b|\brechazad|\bdeleted|\bgeloscht/;
/** A paper that came says nothing of goods. */
const PAPER =
  /\b(order|po|payment|invoice|confirmation|acknowledge?ment|zahlung|rechnung|bestellung|commande|paiement|facture|pedido|orden|pago|factura)\b.*\b(received|eingegangen|recue?|recibid[ao])\b/;
const DONE =
  /\bdone\b|\bclosed|\bcomplete|\breceived|\bdelivered|\bfinished|\bfulfilled|\berledigt|\babgeschlossen|\bgeschlossen|\bgeliefert|\beingegangen|\bterminee?\b|\bcloturee?\b|\blivree?\b|\brecue?\b|\bsoldee?\b|\bcerrad|\bcompletad|\bentregad|\brecibid|\bfinalizad|\bterminad/;

/** What a value says by its words; undefined for an open order, and for what is not known. */
export function likelyState(label: string): OwnState | undefined {
  const words = headerWords(label);
  if (DRAFT.test(words)) return 'draft';
  if (UNSURE.test(words)) return undefined;
  if (CANCELLED.test(words)) return 'cancelled';
  return DONE.test(words) && !PAPER.test(words) ? 'done' : undefined;
}

/** The fields of orders that may say how far these are: what may be chosen there, and texts that few records share. */
export function stateFields({ fields }: OwnDescription, records: readonly OwnRecord[]): StateField[] {
  return fields.flatMap(({ path: by, label, holds, values: declared, over, isName }): StateField[] => {
    if (over || isName || (holds !== 'text' && holds !== 'flag')) return [];
    const seen = records.map(({ values }) => stateValue(values[by])).filter((value) => value !== '');
    const values = new Map((declared ?? []).map(({ value, label: said }) => [value, said || value]));
    if (holds === 'flag') values.set('true', 'true').set('false', 'false');
    for (const value of seen) if (!values.has(value)) values.set(value, value);
    const isNamed = saysHowFar(label, by);
    const free = !declared?.length && holds === 'text';
    const most = free && !isNamed ? MOST_SEEN : MOST_VALUES;
    const shared = !free || isNamed || new Set(seen).size < seen.length;
    const isShort = [...values.keys()].every((value) => value.length <= LONGEST);
    if (values.size === 0 || values.size > most || !shared || !isShort) return [];
    return [
      { by, label, holds, values: [...values].map(([value, said]) => meant(value, said, holds, label)) },
    ];
  });
}

function saysHowFar(label: string, by: string): boolean {
  return [label, by.replace(/__c$/, '')].some((name) => FIELD.test(headerWords(name)));
}

/** Of a box that may be ticked, its label is what it says. */
function meant(value: string, said: string, holds: string, field: string): StateField['values'][number] {
  const means = holds === 'flag' ? (value === 'true' ? likelyState(field) : undefined) : likelyState(said);
  return { value, label: said, ...(means ? { means } : {}) };
}

/** The field that most likely says how far orders are, with what its values mean; undefined where none does. */
export function proposeStates(fields: readonly StateField[]): OwnStates | undefined {
  const worth = ({ by, label, holds, values }: StateField) => {
    const kinds = new Set(values.flatMap(({ means }) => means ?? [])).size;
    // A box says one thing by its name, any other field only by several of its values.
    return kinds > 0 && saysHowFar(label, by) ? kinds + 2 : kinds > 1 || holds === 'flag' ? kinds : 0;
  };
  const [best] = fields.toSorted((a, b) => worth(b) - worth(a));
  return best && worth(best) > 0 ? statesOf(best) : undefined;
}

/** A field with what its values mean, as it is kept. */
export function statesOf({ by, label, holds, values }: StateField): OwnStates {
  const kept = values.flatMap(({ value, means }) => (means ? [{ value, means }] : []));
  return { by, label: label.slice(0, 300), holds, values: kept };
}

/** The states with all other values that may be chosen now: a person saw that these are open. */
export function withOpen(states: OwnStates, fields: readonly StateField[]): OwnStates {
  const field = fields.find(({ by }) => by === states.by);
  if (!field) return states;
  const said = new Set(states.values.map(({ value }) => value));
  const open = field.values.flatMap(({ value }) => (said.has(value) ? [] : [value]));
  return { ...states, open: open.slice(0, 100) };
}
