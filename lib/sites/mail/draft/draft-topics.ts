import type { DraftFact } from '../../../domain/draft.ts';

/*
 * What the words of a clause speak of: goods that leave, arrive or are ordered, or something else. Texts are folded; what was
 * found in them is `#`.
 */

type Topic = DraftFact['topic'];

/** What a sentence without any number has to speak of for its days to be those of an order before. */
export const subject =
  /(?<![a-z])(?:it|they|goods|orders?|pos?|parts?|items?|material|last|rest\w*|remain\w*|outstanding|reliquat|solde|comes?|kommen|will have it|shipments?|deliver\w*|arriv\w*|etas?|ware|liefer(?!schein|ant|avis|adress|zeit)\w*|bestellung|auftrag|sendung|teile|(?:er|sie) (?:kommt|wird|trifft)|marchandises?|livr\w*|commande|pieces|elles?|ils?|entreg\w*|pedido|piezas|llegara\w*)(?![a-z])/;

/** "The customer moves into the new building": no order, and no day, is what moves. */
const toPlace =
  ' (?:on #|(?:into?|to|from|out of) (?:the|an?|our|their) (?:new )?(?!#|(?:new|next|first|second|last|early|later|middle|end|(?:dat|day|week|month|deliver)\\w*)(?![a-z])))';
const shifting =
  /postpon|delay(?:ed|s)|slip(?:s|ping)|shifted|changed|reschedul|slipped|brought forward|pushed|revised|new (?:\w+ ){0,2}date|verschob|geschoben|rutscht|verschieb|verleg|geändert|vorgezogen|verzöger|neue\w* (?:liefer)?(?:termin|datum)|report[ei]e?s?|decal|repouss|deplac|avance|nouvelle date|aplaz|retras|pospues|pospon|cambi|adelant|mueve|movido|nueva fecha|instead|statt(?= (?:am|de[mnrs]|vom|wie|zum|#))|sondern|au lieu|en lugar|en vez/;
export const moving = new RegExp(`(?<![a-z])mov(?:ed|es|ing)(?!${toPlace})|${shifting.source}`);

const other =
  '(?:meeting|call|details)(?: (?:was |is )?(?:mov|chang)ed)?|called|visit|holidays?|vacation|on leave|office|invoiced?|payments?|pay|paid|payable|e-?mails?|messages?|letter|audit|review|offers?|quotation|quote|valid|training|besprech\\w*|anruf\\w*|telefon\\w*|gespräch\\w*|urlaub\\w*|büro|rechnung\\w*|zahl\\w*|bezahl\\w*|angebot\\w*|gültig\\w*|nachricht\\w*|schreiben|besuch\\w*|reunion|rendez-vous|appel\\w*|conges?|bureau|factur\\w*|paiement|paye[rz]?\\w*|offre|devis|visite|message|courriel|llamada|vacaciones|oficina|pago|pagad\\w*|oferta|visita|correo|mensaje|raised|inspection|drawing|zeichnung|stock count|inventur|forecast|need(?:s|ed)? (?:it|them)|deadline|production|produktion|start(?:s|ed)?|feedback|answer|reply|antwort\\w*|respuesta|reponse|bank|reach out|talk|speak|discuss|sprechen|reden|parler|parlons|hablar|hablamos|charlar|back (?:to|with)|(?:air)?port|hafen|puerto|zoll|customs|land(?:s|ed|ing)? in|confirmation|(?:auftrags|bestell)?bestätigung|confirmacion|(?:discuss|mention|agree|not)ed(?= (?:on|with|last|yesterday|today))|besprochen|vereinbart|erwähnt|convenue?|acordado|be updated|note of';
/**
 * Papers, people, money and talks: what is dated beside them is theirs, unless they are only where something is known from
 * ("as per your confirmation").
 */
export const beside =
  /(?<![a-zäöü])(?<!(?<![a-z])(?:per|by|via|laut|gemäß|gemäss|nach|selon|suivant|par|d'apres|segun|por|conforme a|merci pour|thanks for|danke für)(?: [a-z']+){0,2} )(?:clos(?:e[sd]?|ing)|shut(?:s|down)?|geschlossen|schlie(?:ß|ss)\w*|ferm(?:ons|ez?|ee?s?|eture)|c(?:ie)?rr(?:amos|an|ad[oa]s?)|zurück(?!gestellt)|retour\w*|return(?:s|ed|ing)?|devuel\w*|devol\w*|\w*prüfung\w*|\w*abnahme\w*|\w*muster\w*|papers?|papiere|do[ck]ument\w*|unterlagen|[cz]ertifi[ck]a\w*|(?:advice|delivery|consignment) notes?|labels?|packing list|packliste|(?:order |purchase )?forms?|drawings?|\w*zeichnung\w*|plans?(?= de| du)|plano|reports?|bericht\w*|protokoll\w*|rapport|informe|contracts?|\w*vertrag\w*|contrat\w*|invoices?|(?!be)\w*rechnung\w*|factur[ae]\w*|re-?chnung|instal?lments?|\w*rate fällig|offers?|quot(?:es?|ations?)|angebot\w*|devis|oferta|cotizacion|rf[qi]|anfrage|audit\w*|auditoria|meetings?|besprechung\w*|workshops?|trainings?|schulung\w*|webinar|reunion\w*|visit(?:s|ors?|as?|es?)?|besuch\w*|technicians?|techniker\w*|monteur\w*|technicien\w*|tecnic[oa]s?|engineers?|ingeni\w+|people|driver|fahrer|chauffeur|conductor|inspect(?:ion|or)s?|fair|messe|salon|feria|inventur|stock.?taking|inventaire|inventario|licen[cs]es?|samples?|muster|echantillons?|muestras?|prototyp\w*|survey|questionnaire|fragebogen|credit notes?|gutschrift|avoir du|forecasts?|budget|(?:next|new|follow-?up|future|further) (?:orders?|batch|call-?off)|(?:nächste[nr]?|neue[nr]?|weitere[nr]?) (?:bestellung|auftrag|abruf|charge)|(?:prochaine|nouvelle) commande|(?:proximo|nuevo) pedido|price list|preisliste)(?![a-zäöü])/;
const whose = '(?:your|my|ihre?[rn]?|meine?|votre|ma|mon|su|mi)';
const verb = "(?:came|comes|arrived|reached|got|is|was|kam|ist|war|est|nous|m'a|llego|nos)";
/**
 * Who sends somebody "the minutes" sends no goods, and what somebody asked or wrote about an order comes in without them: "your question on
 * 4500012345 came in on 12 June".
 */
export const spoken = new RegExp(
  `(?<![a-z])(?:(?:sen[dt] (?:you|him|her|us|them)|(?:vous|lui|leur) (?:ai|avons|a) envoye|(?:le|les|te) envi(?:e|amos|o|aron)) (?:the|an?|my|our|l[ae]s?|une?|el|los) (?!#|${subject.source})[^§]*$|${whose} (?!${subject.source})[a-z]+ (?:on|about|regarding|concerning|re|for|zu[rm]?|wegen|sur|concernant|sobre) (?:[a-z]+ ){0,3}§+,? ${verb}(?![a-z]))`,
);
/** A clause that goes back to what was said before: its day is that of the talk. */
export const backwards = /^[\s,]*(?:as|wie|comme|como|further to)(?![a-z])|(?<![a-z])note(?![a-z])/;

const shipping =
  'ship(?:s|ped|ping)?(?! to|ment n)|despatch(?:ed|es)?(?! advice)|dispatch(?:ed|es)?|lea(?:ve|ves|ving)|left|sent|send|verlie(?:ß|ss)\\w*|versand\\w*|versend\\w*|verschick\\w*|abgeschickt|abgegangen|abgesandt|verlassen|verlässt|rausgegangen|expedi\\w*|envi(?:a\\w*|o|e|en)|part(?:i|ie|is|ies|ira|iront|ent)|sal(?:io|en|e|dra\\w*|ieron|ida|ir)|in transit|unterwegs|quitte\\w*|went out|handed|raus|übergeben|verladen|loaded|losgeschickt|charge(?:e?s?)|cargad\\w+|remitid\\w+|sorti\\w*|envoy\\w*|despach\\w*|picked up|abgeholt|enlevee?s?|recogid\\w*';
const be = '(?:be|is|are|was|were|ist|sind|war(?:en)?|sein|sera|est|seran?|esta\\w*) ';
const ourPlace = '(?:with (?:you|us)|at your|bei (?:uns|ihnen|euch)|chez (?:vous|nous)|here|hier|da)';
/**
 * "It is here on 4 July". Not where the day itself is something ("Thursday is a holiday here", "am Donnerstag ist bei uns Feiertag"), unless
 * who is there stands behind: "am Donnerstag ist die Ware bei uns".
 */
const there = `(?<!#[,.)]* )${be}(?!(?:an?|eine?|une?|una?) )(?:\\S+ ){0,5}${ourPlace}|(?<=#[,.)]* )${be}(?:\\S+ ){0,2}(?:§+|er|sie|es|al(?:l|les)|tout|${subject.source}) (?:\\S+ ){0,3}${ourPlace}`;
const arriving = `g[eo]ts? here|(?:turn|show)(?:s|ed) up|got here|krieg(?:en|t)|bekomm(?:en|t)|booked in|arriv\\w*|deliver(?:s|ed|y|ies|ing)?(?! notes?| address)|(?:aus|an|be|zu)?(?:ge)?liefer(?!schein|ant|avis|adress|zeit)\\w*|wareneing\\w*|zustell\\w*|livr\\w*|lleg\\w*|entreg\\w*|recib\\w*|recep\\w*|receiv\\w*|receipt|eintr[ei]ff\\w*|tr[ei]ff(?:t|en)|eingetroffen|eingang\\w*|ankomm\\w*|ankunft|angekommen|komm(?:en|t)|kam(?:en)?|erhalten|recu\\w*|recev\\w*|parv[ie]e?n\\w*|etas?|${there}|(?:da|hier|bei (?:uns|ihnen|euch)) (?:sein|ist|sind)|(?:will|.ll) (?:have|get)(?! (?:an?|to|back|in touch|around)(?![a-z]))(?: it| them| the)?|aurons|tendr(?:emos|an)|dispondr\\w+|(?:sera|seront) la|rentr\\w+|entran?|entraran?|zugestellt|vereinnahmt|verbucht|entgegengenommen|unloaded|signed for|descarg\\w+|ingres\\w+|decharge\\w*|rein(?:komm\\w+)?|verfügbar|in(?:-| )house|im haus|gets? (?:it|them|the)|(?<!(?<![a-z])(?:i|we|you|he|she)(?:'ll| will| can| should)? )gets? to(?! (?:it|them|this|that|these|those|work)(?![a-z]))|reach(?:es|ed)?|came|com(?:es|ing)|abgeladen|land(?:s|ed|ing)?|entr(?:o|aron|ara)|en (?:nuestro|el) almacen|in (?:our|the) warehouse|tocar\\w*`;
/** Words that a meeting or an invoice may have as well. */
const weakly =
  'due|fällig|committed|compromet\\w*|engagee?s?|promis\\w*|zugesagt\\w*|zusage\\w*|confirm(?!ation)\\w*|bestätig\\w*|prometid\\w*|prev[ui]\\w*|expect(?:ed|ing)?|erwart\\w*|rechnen|attend\\w*|esper\\w*|scheduled|planned|geplant|vorgesehen|programad\\w*|planifi\\w*|termine?|dates?|fechas?';
const ordering =
  'ordered(?! quant)|placed|platziert|released|issued|ausgelöst|freigegeben|emise?|lancee?|cursad\\w+|emitid\\w+|lanzad\\w+|bestellt|aufgegeben|erteilt|passee?|dated|hicimos|realizad\\w*|ordenad\\w*|order date|bestelldatum';
const opening =
  'open|outstanding|remaining|remainder|rest\\w*|offen\\w*|ausstehend\\w*|pendient\\w*|balance|backorder\\w*|solde';
const topics: [Topic, string][] = [
  ['other', other],
  ['ship', shipping],
  ['arrive', arriving],
  ['arrive', `(?:${moving.source})\\w*`],
  ['order', ordering],
  ['open', opening],
  ['arrive', weakly],
];
/** Any word that speaks of an order and its goods. */
export const goods = new RegExp(
  topics
    .slice(1)
    .map(([, words]) => `(?<![a-z])(?:${words})(?![a-z])`)
    .join('|'),
);
const anyCue = new RegExp(topics.map(([, words]) => `(?<![a-zäöü])(${words})(?![a-zäöü])`).join('|'), 'g');

/** A word of a clause that says what it speaks of, and where it stands. */
export interface Cue {
  topic: Topic;
  at: number;
  /** Of an appointment or a bill as well, where the clause speaks of one. */
  weak: boolean;
}

/** The words of a clause that say what it speaks of. */
export function cuesOf(clause: string): Cue[] {
  return [...clause.matchAll(anyCue)].map((match) => {
    const group = match.slice(1).findIndex((each) => each !== undefined);
    return { topic: topics[group]?.[0] ?? 'other', at: match.index, weak: group === topics.length - 1 };
  });
}

/** Who is told to fetch goods has to know the number of an order of somebody else. */
export const carriage = /(?<![a-z])(?:collect|pick(?:ed|ing)?[ -]?up|transport|abhol|abzuh|enleve|recog)/;

/** More of something, or something else than what was ordered: it is no quantity of the order. */
export const added =
  /(?<![a-z])(?:more|additional(?:ly)?|extra|another|spare|further|samples?|minimum|moq|at least|up to|about|approx\w*|around|only|per (?:box|carton|pallet|pack|layer|tray|week|month|day)|(?:box|carton|pallet|pack|bag|drum|crate)e?s (?:of|à|at)|gebinde\w*|(?:kartons?|paletten?|kisten?) (?:zu|à|a|mit)|je lage|par couche|por capa|weitere[nrs]?|zusätzlich\w*|mehr|muster|mindest\w*|bis zu|etwa|circa|ca|nur|je (?:karton|palette|woche|monat)|supplementaires?|de plus|en plus|echantillons?|environ|seulement|par (?:carton|palette|semaine|mois)|mas|adicional\w*|muestras?|minim[oa]|solo|aproximadamente|por (?:caja|pale|semana|mes)|reject\w*|scrap|defect\w*|damaged|defekt\w*|beschädigt\w*|ausschuss|endommage\w*|defectuos\w*|dañad\w*|missing|fehl\w*|manqu\w*|falt\w*|instead|statt|sondern|au lieu|en lugar)(?![a-z])/;
