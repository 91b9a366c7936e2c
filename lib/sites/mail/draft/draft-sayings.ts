import type { DraftFact } from '../../../domain/draft.ts';
import { goods, moving } from './draft-topics.ts';

/*
 * What the words of a clause say of its dates and quantities, in English, German, French and Spanish. Texts are folded:
 * lower case, no accents but umlauts; what was found in them is `#`.
 */

type Saying = DraftFact['saying'];

/** Phrases that ask for nothing although they sound so. */
const polite =
  /(?:please|pls|plz) (?:(?:also )?(?:take )?note|be (?:informed|advised|aware))|please (?:find|see)|bitte (?:\S+ )?(?:beachten|entnehmen)(?: sie)?|veuillez (?:noter|trouver)|merci de noter|(?:por favor )?(?:tenga en cuenta|tome nota)|(?:need|have) to (?:inform|tell|let)|(?:(?:would|'d) )?like to (?:confirm|inform|advise|tell|let)|(?:pleased|happy|glad|delighted) to|möchte[nt]? (?:wir )?(?:(?:ihnen|sie|gern) )*(?:mitteilen|bestätigen|informieren)|(?:souhait|voudr|aimer)(?:i?ons|ais) (?:vous )?(?:confirmer|informer|annoncer|aviser)|(?:quer\w+|gustaria) (?:confirm|inform|comunic)ar\w*|please (?:update|adapt) (?:your|the) (?:system|records|planning|schedule)|no need|as (?:requested|required|you asked)|wie gewünscht|comme (?:demande|souhaite)|como solicitado|(?:a ver|a voir|see|let's see|schauen|sehen|mal sehen|check) (?:si|if|ob|whether)|bitte (?:so )?(?:\S+ )?(?:vormerken|einplanen|notieren|plan\w+)|(?:no|not) (?:later|earlier) than|not before|nicht (?:später|vor dem|vor)|pas avant|no antes/g;

const question =
  /\?|(?:can|could|would|will) (?:you|we|i) (?:please |kindly )?(?!expect)|please (?:confirm|let (?:me|us)|advise|check|tell)|kindly confirm|(?:können|könnten|würden) sie|bitte (?:\S+ ){0,3}(?:bestätigen|teilen|prüfen|geben|klären)|pouvez-vous|pourriez-vous|merci de (?:nous |me )?(?:confirmer|verifier|dire)|veuillez (?:nous |me )?(?:confirmer|verifier|dire)|(?:puede|podria)n? (?:usted(?:es)? )?(?:confirmar|decir|indicar)|(?:confirmen?|diganos|indiquenos) (?:si|que|la)|(?:let me know|wondering|check) (?:if|whether)/;
const request =
  /(?:please(?![a-z])|pls|kindly|bitte|veuillez|merci de|priere de|s'il vous plait|por favor|rogamos|ruego)|(?<![a-z])(?:i|we) (?:would |will |shall )?(?:need|require|want|ask|request|like)|(?:would|'d) (?:love|prefer|rather)|(?<![a-z])(?:wants?|needs|ask(?:s|ed|ing)?|insists?|expedite|pull(?:ed)? in|braucht|benötigt|verlangt|wünsch\w*|möchte|exige\w*|veut|demande|quieren?|necesitan?|piden?|lieber|favor|target)(?![a-z])|must (?:be|arrive|ship|reach)|(?<![a-z])(?:wir|ich) (?:benötigen|brauchen|bitten|möchten|brauche|benötige|bitte)|müssen? .*(?:geliefert|hier|da sein)|nous (?:avons besoin|demandons|souhaitons|voudrions)|j'ai besoin|quer(?:emos|ria\w*)|gustar\w*|aimer(?:ions|ais)|voudr\w*|souhait\w*|hätten? .*gern|gern(?:e)? .*(?:bekommen|haben)|(?:would|'d) like|quisier\w*|necesit\w+|faut|faudra\w*|solicit(?:amos|o)|pedimos|(?<![a-z])requested|gewünscht|wunschtermin|erforderlich|needed|required|besoin|demandee?(?![a-z])|requerid|solicitad/;
const negation =
  /(?<![a-z])(?:not|never|cannot|no longer|nicht|kein\w*|nie|nunca|jamais|ya no)(?![a-z])|n't|(?<![a-z])n(?:e |').{1,40} (?:pas|plus|jamais)|^\W*(?:without|sans|sin|ohne)(?![a-z])|(?<![a-z])no (?![\d#.])/;
const perhaps =
  /^\s*(?:sollten?|should|were|had) |(?<![a-z])(?:if|unless|any chance|possible|möglich|posible|would|might|could|maybe|perhaps|possibly|in case|assuming|provided|suppose|otherwise|unlikely|let's|whether|wenn|falls|sofern|ob|würden?|könnten?|bräuchten?|hätten?|wären?|seria|tendria|haria|necesitaria|(?!dev)\w+r(?:ait|aient|ions)|(?!deb)\w+ri(?:amos|an)|vielleicht|möglicherweise|eventuell|hoffentlich|hopefully|si|peut-etre|pourrai\w*|eventuellement|quiza\w*|tal vez|podria\w*|ojala|en caso de|im falle?|en cas de|au cas|proposed?|propose[nz]?|consider\w*|thinking|envisag\w*|überleg\w*|erwäg\w*|pensando|suggest\w*|vorschlag\w*|schlagen|propon\w+)(?![a-z'-])|(?<![a-z])(?:i|you|we|he|she|they)'d (?!better)/;
const once =
  /(?<![a-z])(?:was|were|had|originally|initially|previously|earlier|formerly|before|old|previous|war|waren|wurden?|hatten?|ursprünglich\w*|zunächst|bisher\w*|vorher\w*|zuvor|früher\w*|alte[rsn]?|etai\w*|avai\w*|initialement|precedemment|ancienne?|estaba\w*|era|eran|habia\w*|inicialmente|originalmente|anterior(?:mente)?|first)(?![a-z])/;
const originally =
  /(?<![a-z])(?:originally|initially|formerly|ursprünglich\w*|initialement|a l'origine|inicialmente|originalmente|al principio)(?![a-z])/;
const agreed =
  /promis|confirm|bestätig|zugesagt|zusag|schedul|planned|geplant|vorgesehen|announc|angekündigt|avisiert|prev[ui]|annonc|planifi|prometi|programad|anunciad|date|termin|fecha|due|expected|fällig/;
export const told =
  /(?<![a-z])(?:you|they|we|i|he|she|supplier|colleague|kolleg\w+|collegue|companer[oa]|sie|wir|ihr|ich|er|lieferant|vous|nous|il|elle|ils|fournisseur|ustedes|nosotros|proveedor|nos|habian?) (?:\S+ ){0,5}(?:confirmed|promised|announced|said|told|zugesagt|bestätigt|bestätigten|angekündigt|versprochen|confirme|promis|annonce|indique|confirm(?:aron|amos|o)|promet(?:ieron|imos|io|ido)|confirmado)(?![a-z])|(?<![a-z])(?:confirmaron|prometieron|indicaron)(?![a-z])/;
/** "We confirm receipt" is no promise. */
const receipt =
  /confirm(?:s|ed)? (?:that )?(?:we|you)(?: have|'ve)? (?:received|shipped|got)|(?:confirm|acknowledg|bestätig|accus)\w* (?:\S+ ){0,3}(?:receipt|eingang|erhalt|reception|recepcion|recibo)(?![a-z])/;
/** German ends its passive with a verb that the next clause may have. */
const passive = /(?<![a-zäöü])wurden? /;
const future =
  /(?<![a-z])(?:will|to be|being|shall|going to|is to|are to|'ll|should|expected|wird|werden|soll(?:en|te|ten)?|voraussichtlich|sera|seront|va|vont|devrai\w*|seran?|van|vamos|deberia\w*|esta previsto)(?![a-z])|'ll /;
const past =
  /(?<![a-z])(?:arrived|got (?:here|in)|(?:turned|showed) up|received|shipped|delivered|reached|abgeladen|realiz(?:o|aron)|despatched|dispatched|left|sent|came|went|booked|handed|took|picked up|(?:was|were) on|war(?:en)? am|eingetroffen|angekommen|erhalten|(?:an|aus)?geliefert|versandt|verschickt|versendet|abgeschickt|abgegangen|verlassen|abgeholt|eingegangen|übergeben|kam(?:en)?|vereinnahmt|verbucht|\w+genommen|zugestellt|verladen|losgeschickt|abgesandt|unloaded|collected|signed for|loaded|checked in|ging(?:en)?|erfolgten?|gebucht|(?:est|sont|ete|avons|avez|ont|a) (?:bien |deja )?(?:arrive|livre|recu|receptionne|fait|quitte|rentre|decharge|charge|enleve|expedie|envoye|parti|sorti|parvenu|remis)e?s?|eu lieu|recibi\w+|llego|llegaron|llegad\w+|entreg(?:ad\w+|o|aron)|envi(?:ad\w+|o|amos|aron)|ingres(?:o|aron|ad\w+)|descarg(?:o|aron|ad\w+)|carg(?:o|aron|ad\w+)|salio|salieron|salid\w+|entro|entraron|hizo|despach(?:ad\w+|o|aron)|expedid\w+)(?![a-z])/;

/** The partner's own words, or those of somebody else: nothing that the writer says. */
export const reported =
  /(?<![a-z])(?:you|he|she|they|customer|colleague|mail|message|letter|note|sales|sie|ihr|du|er|kunde|kollege|mail|schreiben) (?:\S+ ){0,3}(?:wrote|writes?|written|mention(?:s|ed)?|sa(?:ys?|id)|stat(?:es?|ed)|told|tell|claim(?:s|ed)?|speaks?|talk(?:s|ed)?|schr[ei]+b\w*|geschrieben|sag(?:t|en|te|ten|st)|gesagt|nenn\w*|genannt|behaupt\w*|erwähn\w*|steht)(?![a-z])|schr[ei]+b(?:en|t|st|en) (?:sie|ihr|du)(?![a-z])|(?:vous|tu|il|elle|client|mail|courriel) (?:\S+ ){0,3}(?:ecri\w+|di(?:t|tes|sait|siez)|mentionn\w*|indiqu\w*|parl\w*|affirm\w*)(?![a-z])|(?<![a-z])(?:escrib(?:es?|en|iste|io|ieron|ia)|escrito|dij(?:o|iste|eron)|dic(?:es?|en)|mencion(?:as?|an|o|aste|aron|ado)|indicas?)(?![a-z])/;
/** With it the writer speaks again. */
export const contrast =
  /^\s*(?:but|however|while|whereas|aber|jedoch|sondern|während|mais|tandis|pero|sino|mientras)|(?<![a-z])(?:our (?:records|system)|wir haben|in fact|actually|tatsächlich|en realidad|en fait)(?![a-z])/;

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
  if (receipt.test(text)) return 'past';
  if (originally.test(text) || (agreed.test(text) && (once.test(text) || told.test(text)))) return 'once';
  if (future.test(text)) return 'promise';
  if (past.test(text) && !agreed.test(text)) return 'past';
  if (passive.test(text)) return 'past';
  return goods.test(text) ? 'promise' : undefined;
}
