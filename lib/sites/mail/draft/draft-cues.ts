import type { DraftFact } from '../../../domain/draft.ts';

/*
 * What the words of a clause say of its dates and quantities, in English, German, French and Spanish. Texts are folded:
 * lower case, no accents but umlauts.
 */

type Saying = DraftFact['saying'];
type Topic = DraftFact['topic'];

/** Phrases that ask for nothing although they sound so. */
const polite =
  /please (?:note|be (?:informed|advised|aware))|please (?:find|see)|bitte (?:beachten|entnehmen) sie|veuillez (?:noter|trouver)|merci de noter|(?:por favor )?(?:tenga en cuenta|tome nota)|(?:need|have) to (?:inform|tell|let)|(?:(?:would|'d) )?like to (?:confirm|inform|advise|tell|let)|(?:pleased|happy|glad|delighted) to|möchte[nt]? (?:wir )?(?:(?:ihnen|sie|gern) )*(?:mitteilen|bestätigen|informieren)|(?:souhait|voudr|aimer)(?:i?ons|ais) (?:vous )?(?:confirmer|informer|annoncer|aviser)|(?:quer\w+|gustaria) (?:confirm|inform|comunic)ar\w*|(?:no|not) (?:later|earlier) than|not before|nicht (?:später|vor dem|vor)|pas avant|no antes/g;

const question =
  /\?|(?:can|could|would|will) (?:you|we|i) (?:please |kindly )?(?!expect)|please (?:confirm|let (?:me|us)|advise|check|tell)|kindly confirm|(?:können|könnten|würden) sie|bitte (?:\S+ ){0,3}(?:bestätigen|teilen|prüfen|geben|klären)|pouvez-vous|pourriez-vous|merci de (?:nous |me )?(?:confirmer|verifier|dire)|veuillez (?:nous |me )?(?:confirmer|verifier|dire)|(?:puede|podria)n? (?:usted(?:es)? )?(?:confirmar|decir|indicar)|(?:confirmen?|diganos|indiquenos) (?:si|que|la)|(?:let me know|wondering|check) (?:if|whether)/;
const request =
  /(?:please(?![a-z])|pls|kindly|bitte|veuillez|merci de|priere de|s'il vous plait|por favor|rogamos|ruego)|(?<![a-z])(?:i|we) (?:would )?(?:need|require|want|ask|request|like)|must (?:be|arrive|ship|reach)|(?<![a-z])(?:wir|ich) (?:benötigen|brauchen|bitten|möchten|brauche|benötige|bitte)|müssen? .*(?:geliefert|hier|da sein)|nous (?:avons besoin|demandons|souhaitons|voudrions)|j'ai besoin|quer(?:emos|ria\w*)|gustar\w*|aimer(?:ions|ais)|voudr\w*|souhait\w*|hätten? .*gern|gern(?:e)? .*(?:bekommen|haben)|(?:would|'d) like|quisier\w*|necesit(?:amos|o)|solicit(?:amos|o)|pedimos|(?<![a-z])requested|gewünscht|wunschtermin|erforderlich|needed|required|besoin|demandee?(?![a-z])|requerid|solicitad/;
const negation =
  /(?<![a-z])(?:not|never|cannot|no longer|nicht|kein\w*|nie|nunca|jamais|ya no)(?![a-z])|n't|(?<![a-z])n(?:e |').{1,40} (?:pas|plus|jamais)|(?<![a-z])(?:without|sans|sin|ohne)(?![a-z])|(?<![a-z])no (?![\d#.])/;
const perhaps =
  /^\s*(?:sollten?|should|were|had) |(?<![a-z])(?:if|unless|any chance|possible|möglich|posible|would|might|could|maybe|perhaps|possibly|in case|assuming|provided|suppose|otherwise|whether|wenn|falls|sofern|ob|würden?|könnten?|vielleicht|möglicherweise|eventuell|hoffentlich|hopefully|si|peut-etre|pourrai\w*|eventuellement|quiza\w*|tal vez|podria\w*|ojala|en caso de|im falle?|en cas de|au cas|proposed?|propose[nz]?|suggest\w*|vorschlag\w*|schlagen|propon\w+)(?![a-z'-])/;
const once =
  /(?<![a-z])(?:was|were|had|originally|initially|previously|earlier|formerly|before|old|previous|war|waren|wurden?|hatten?|ursprünglich\w*|zunächst|bisher\w*|vorher\w*|zuvor|früher\w*|alte[rsn]?|etai\w*|avai\w*|initialement|precedemment|ancienne?|estaba\w*|era|eran|habia\w*|inicialmente|originalmente|anterior(?:mente)?|first)(?![a-z])/;
const agreed =
  /promis|confirm|bestätig|zugesagt|zusag|schedul|planned|geplant|vorgesehen|announc|angekündigt|avisiert|prev[ui]|annonc|planifi|prometi|programad|anunciad|date|termin|fecha|due|expected|fällig/;
export const told =
  /(?<![a-z])(?:you|they|we|i|he|she|supplier|sie|wir|ihr|ich|er|lieferant|vous|nous|il|elle|ils|fournisseur|ustedes|nosotros|proveedor|nos|habian?) (?:\S+ ){0,3}(?:confirmed|promised|announced|said|told|zugesagt|bestätigt|bestätigten|angekündigt|versprochen|confirme|promis|annonce|indique|confirm(?:aron|amos|o)|promet(?:ieron|imos|io|ido)|confirmado)(?![a-z])|(?<![a-z])(?:confirmaron|prometieron|indicaron)(?![a-z])/;
const future =
  /(?<![a-z])(?:will|to be|being|shall|going to|is to|are to|'ll|should|expected|wird|werden|soll(?:en|te|ten)?|voraussichtlich|sera|seront|va|vont|devrai\w*|seran?|van|vamos|deberia\w*|esta previsto)(?![a-z])|'ll /;
const past =
  /(?<![a-z])(?:arrived|received|shipped|delivered|reached|abgeladen|realiz(?:o|aron)|despatched|dispatched|left|sent|came|went|booked|handed|took|picked up|(?:was|were) on|war(?:en)? am|eingetroffen|angekommen|erhalten|(?:an|aus)?geliefert|versandt|verschickt|versendet|abgeschickt|abgegangen|verlassen|abgeholt|eingegangen|übergeben|kam(?:en)?|ging(?:en)?|erfolgten?|gebucht|(?:est|sont|ete|avons|avez|ont|a) (?:bien |deja )?(?:arrive|livre|recu|receptionne|fait|quitte|expedie|envoye|parti|sorti|parvenu|remis)e?s?|eu lieu|recibi\w+|llego|llegaron|llegad\w+|entreg(?:ad\w+|o|aron)|envi(?:ad\w+|o|amos|aron)|salio|salieron|salid\w+|entro|entraron|hizo|despach(?:ad\w+|o|aron)|expedid\w+)(?![a-z])/;
export const moving =
  /mov(?:ed|es|ing)|postpon|delayed|shifted|changed|reschedul|slipped|brought forward|pushed|revised|new (?:\w+ ){0,2}date|verschob|verschieb|verleg|geändert|vorgezogen|verzöger|neue\w* (?:liefer)?(?:termin|datum)|report[ei]e?s?|decal|repouss|deplac|avance|nouvelle date|aplaz|retras|pospues|pospon|cambi|adelant|mueve|movido|nueva fecha|instead|statt|sondern|au lieu|en lugar|en vez/;

/** What a sentence as a whole is: nothing is said in a question or under a condition. */
export function sayingOfSentence(sentence: string): Saying | undefined {
  const text = sentence.replace(polite, ' ');
  if (question.test(text)) return 'question';
  return perhaps.test(text) ? 'perhaps' : undefined;
}

/** What a clause says; undefined where it says nothing by itself: then it goes on with what the one before said. */
export function sayingOf(clause: string): Saying | undefined {
  const text = clause.replace(polite, ' ');
  if (request.test(text)) return 'request';
  if (negation.test(text)) return 'negation';
  if (moving.test(text)) return 'promise';
  if (agreed.test(text) && (once.test(text) || told.test(text))) return 'once';
  if (future.test(text)) return 'promise';
  if (past.test(text) && !agreed.test(text)) return 'past';
  return cue.test(text) ? 'promise' : undefined;
}

const other =
  '(?:meeting|call|details)(?: (?:was |is )?(?:mov|chang)ed)?|called|visit|holidays?|vacation|on leave|office|invoiced?|payments?|pay|paid|payable|e-?mails?|messages?|letter|audit|review|offers?|quotation|quote|valid|training|besprech\\w*|anruf\\w*|telefon\\w*|gespräch\\w*|urlaub\\w*|büro|rechnung\\w*|zahl\\w*|bezahl\\w*|angebot\\w*|gültig\\w*|nachricht\\w*|schreiben|besuch\\w*|reunion|rendez-vous|appel\\w*|conges?|bureau|factur\\w*|paiement|paye[rz]?\\w*|offre|devis|visite|message|courriel|llamada|vacaciones|oficina|pago|pagad\\w*|oferta|visita|correo|mensaje|raised|inspection|drawing|zeichnung|plan(?:o|s)?|stock count|inventur|forecast|need(?:s|ed)? (?:it|them)|deadline|production|produktion|start(?:s|ed)?|feedback|answer|reply|antwort\\w*|respuesta|reponse|bank|reach out|back (?:to|with)|(?:air)?port|hafen|puerto|zoll|customs|land(?:s|ed|ing)? in|confirmation|(?:auftrags|bestell)?bestätigung|confirmacion|(?:discuss|mention|agree|not)ed(?= (?:on|with|last|yesterday|today))|besprochen|vereinbart|erwähnt|convenue?|acordado|be updated|note of';
/** Of what they speak, goods neither leave nor arrive. */
export const beside =
  /(?<![a-z])(?:closed|geschlossen|fermee?s?|cerrad[oa]s?|papers?|papiere|do[ck]ument\w*|unterlagen|[cz]ertifi[ck]a\w*|packing list|packliste)(?![a-z])/;
/** A clause that goes back to what was said before: its day is that of the talk. */
export const backwards = /^[\s,]*(?:as|wie|comme|como|further to)(?![a-z])|(?<![a-z])note(?![a-z])/;
/** What a sentence without any number has to speak of for its days to be those of an order before. */
export const subject =
  /(?<![a-z])(?:it|they|goods|orders?|pos?|parts?|items?|material|shipments?|deliver\w*|arriv\w*|etas?|ware|liefer\w*|bestellung|auftrag|sendung|teile|(?:er|sie) (?:kommt|wird|trifft)|marchandises?|livr\w*|commande|pieces|elles?|ils?|entreg\w*|pedido|piezas|llegara\w*)(?![a-z])/;

const shipping =
  'ship(?:s|ped|ping)?(?! to|ment n)|despatch(?:ed|es)?(?! advice)|dispatch(?:ed|es)?|lea(?:ve|ves|ving)|left|sent|send|versand\\w*|versend\\w*|verschick\\w*|abgeschickt|abgegangen|abgesandt|verlassen|verlässt|rausgegangen|expedi\\w*|envi(?:a\\w*|o|e|en)|part(?:i|ie|is|ies|ira|iront|ent)|sal(?:io|en|e|dra\\w*|ieron|ida|ir)|in transit|unterwegs|quitte\\w*|went out|handed|raus|übergeben|spedition|sorti\\w*|envoy\\w*|despach\\w*|picked up|abgeholt|enlevee?s?|recogid\\w*';
const arriving =
  'arriv\\w*|deliver(?:s|ed|y|ies|ing)?(?! note| address)|(?:aus|an|be|zu)?(?:ge)?liefer(?!schein|ant|avis)\\w*|wareneing\\w*|zustell\\w*|livr\\w*|lleg\\w*|entreg\\w*|recib\\w*|recep\\w*|receiv\\w*|receipt|eintr[ei]ff\\w*|tr[ei]ff(?:t|en)|eingetroffen|eingang\\w*|ankomm\\w*|ankunft|angekommen|komm(?:en|t)|kam(?:en)?|erhalten|recu\\w*|recev\\w*|parv[ie]e?n\\w*|etas?|be here|with (?:you|us)|at your|bei (?:uns|ihnen)|chez (?:vous|nous)|gets? (?:it|them|the|to)|reach(?:es|ed)?|c[oa]mes? in|abgeladen|land(?:s|ed|ing)?|entr(?:o|aron|ara)|almacen|warehouse|tocar\\w*';
/** Words that a meeting or an invoice may have as well. */
const weakly =
  'due|fällig|committed|compromet\\w*|engagee?s?|promis\\w*|zugesagt\\w*|zusage\\w*|confirm(?!ation)\\w*|bestätig\\w*|prometid\\w*|prev[ui]\\w*|expect(?:ed|ing)?|erwart\\w*|rechnen|attend\\w*|esper\\w*|scheduled|planned|geplant|vorgesehen|programad\\w*|planifi\\w*|termine?|dates?|fechas?';
const ordering =
  'ordered(?! quant)|placed|bestellt|aufgegeben|erteilt|passee?|dated|hicimos|realizad\\w*|ordenad\\w*|order date|bestelldatum';
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
const cue = new RegExp(
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
  /(?<![a-z])(?:more|additional(?:ly)?|extra|another|spare|further|samples?|minimum|moq|at least|up to|about|approx\w*|around|only|per (?:box|carton|pallet|pack|layer|tray|week|month|day)|(?:box|carton|pallet|pack|bag)e?s of|(?:kartons?|paletten?|kisten?) (?:zu|à|a|mit)|je lage|par couche|por capa|weitere[nrs]?|zusätzlich\w*|mehr|muster|mindest\w*|bis zu|etwa|circa|ca|nur|je (?:karton|palette|woche|monat)|supplementaires?|de plus|en plus|echantillons?|environ|seulement|par (?:carton|palette|semaine|mois)|mas|adicional\w*|muestras?|minim[oa]|solo|aproximadamente|por (?:caja|pale|semana|mes)|reject\w*|scrap|defect\w*|damaged|defekt\w*|beschädigt\w*|ausschuss|endommage\w*|defectuos\w*|dañad\w*|missing|fehl\w*|manqu\w*|falt\w*|instead|statt|sondern|au lieu|en lugar)(?![a-z])/;
