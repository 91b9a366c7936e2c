/**
 * A fourth set of wordings: sentences of ordinary mails about order 4500012345, 250 pcs at 2.50 EUR each, sent on 5 May, promised
 * first for 20 and now for 27 June, on Monday 16 June 2025. `{po}` is the order's number.
 */
const RIGHT = 'PO {po} will arrive on 27 June. ';
const RICHTIG = 'Bestellung {po} trifft am 27. Juni ein. ';
const JUSTE = 'La commande {po} sera livrée le 27 juin. ';

/** Nothing in them contradicts the order. */
export const CLEAN: readonly string[] = [
  'As discussed on Tuesday, PO {po} will arrive on 27 June.',
  'As mentioned on 12 June, PO {po} will arrive on 27 June.',
  'As agreed on 12 June PO {po} will arrive on 27 June.',
  'Further to my note of 12 June: PO {po} will arrive on 27 June.',
  'Wie am 12.6. besprochen, trifft Bestellung {po} am 27. Juni ein.',
  'Wie am Dienstag vereinbart, wird Bestellung {po} am 27. Juni geliefert.',
  'Comme convenu mardi, la commande {po} sera livrée le 27 juin.',
  'Como acordado el martes, el pedido {po} llegará el 27 de junio.',
  'We updated PO {po} on 10 June, the delivery date is 27 June.',
  'Wir haben Bestellung {po} am 10. Juni geändert, der Liefertermin ist der 27. Juni.',
  'Your colleague confirmed PO {po} on 12 June.',
  'Ihr Kollege hat Bestellung {po} am 12. Juni bestätigt.',
  'Votre collègue a confirmé la commande {po} le 12 juin.',
  'You confirmed PO {po} to us on 10 May for 20 June.',
  'We placed PO {po} with you on 5 May for 250 pcs, delivery on 27 June.',
  'We received your order confirmation for PO {po} on 12 May.',
  'Wir haben Ihre Auftragsbestätigung zu Bestellung {po} am 12. Mai erhalten.',
  'Nous avons reçu votre confirmation de la commande {po} le 12 mai.',
  'We received the packing list for PO {po} on 10 June.',
  'The certificates for PO {po} were sent on 10 June.',
  'Die Zertifikate zu Bestellung {po} wurden am 10. Juni verschickt.',
  'Les certificats de la commande {po} ont été envoyés le 10 juin.',
  `${RIGHT}Our warehouse is closed from 7 July to 11 July.`,
  `${RIGHT}I will reach out again on Monday.`,
  `${RIGHT}I will be back with you on Thursday.`,
  `${RIGHT}I will send you the papers on 30 June.`,
  `${RIGHT}We expect your answer by 18 June.`,
  `${RIGHT}Our bank details changed on 1 June.`,
  `${RIGHT}I will be on site with you on 18 June.`,
  `${RIGHT}The container lands in Rotterdam on 20 June.`,
  `${RICHTIG}Unser Lager ist vom 7. Juli bis 11. Juli geschlossen.`,
  `${RICHTIG}Ich schicke Ihnen die Unterlagen am 30. Juni.`,
  `${RICHTIG}Wir erwarten Ihre Antwort bis 18. Juni.`,
  `${JUSTE}Notre entrepôt est fermé du 7 juillet au 11 juillet.`,
  `${JUSTE}Je vous envoie les documents le 30 juin.`,
  'PO {po}: we are expecting your feedback on Thursday.',
  'PO {po} will be updated on Thursday with the new dates.',
  'Meeting moved to Thursday for PO {po}.',
  'PO {po} arrives at the port on 20 June.',
  'The price for PO {po} is EUR 3.10.',
  'PO {po}: see section 3.10. of our terms, delivery on 27 June.',
  'PO {po} comes in 2 boxes of 125 pcs.',
  'PO {po} is packed with 10 pieces per layer.',
];

/** What else is said of an order and a day: nothing comes or goes on it. At their first run all of the first ten were warned of. */
export const BESIDE: readonly string[] = [
  'Order {po} is on our agenda for Thursday, I will get back to you then.',
  'Order {po} is on my desk, I get to it tomorrow.',
  'Regarding {po}: Thursday is a public holiday here.',
  'Zu {po}: am Donnerstag ist bei uns Feiertag.',
  'Guten Tag, zu {po}: am 20. Juni ist bei uns Betriebsausflug, bitte an dem Tag nicht anliefern.',
  'Concernant {po} : jeudi est férié chez nous.',
  'The customer behind {po} moves into the new building on 1 July.',
  '{po} is the oldest order that moves to the new plant on 1 July.',
  'Your question on {po} came in on 12 June, sorry for the wait.',
  'Thank you for the call about {po} this morning; I sent you the minutes on 13 June.',
];

/** What is to be found in them. */
export const CONTRADICTING: readonly (readonly [text: string, code: string])[] = [
  ['I am pleased to inform you that PO {po} will arrive on 4 July.', 'promised'],
  ['We are happy to confirm that PO {po} will arrive on 4 July.', 'promised'],
  ['We would like to confirm that PO {po} will be delivered on 4 July.', 'promised'],
  ['I would like to inform you that PO {po} will arrive on 4 July.', 'promised'],
  ['Wir möchten Ihnen mitteilen, dass Bestellung {po} am 4. Juli eintrifft.', 'promised'],
  ['Nous souhaitons vous informer que la commande {po} sera livrée le 4 juillet.', 'promised'],
  ['Nos complace informarles de que el pedido {po} llegará el 4 de julio.', 'promised'],
  ['As discussed on Tuesday, PO {po} will arrive on 4 July.', 'promised'],
  ['Wie am 12.6. besprochen, trifft Bestellung {po} am 4. Juli ein.', 'promised'],
  ['Further to my note of 12 June: PO {po} will arrive on 4 July.', 'promised'],
  ['PO {po} is on its way. The goods will be with you on 4 July.', 'promised'],
  ['Bestellung {po} ist unterwegs. Die Ware kommt am 4. Juli.', 'promised'],
  ['Commande {po}: merci. La livraison est prévue le 4 juillet.', 'promised'],
  ['We received PO {po} on 12 May.', 'not-received'],
  ['You confirmed PO {po} for 2 June.', 'once'],
  ['The delivery of PO {po} moved to 4 July.', 'promised'],
  ['Bestellung {po} kommt am 4.7. bei Ihnen an.', 'promised'],
  ['PO {po} is for 300 pcs.', 'quantity'],
  ['The price for PO {po} is EUR 3.10 each.', 'price'],
  // Near to the sentences of `BESIDE`, but of the goods.
  ['PO {po} is here on 4 July.', 'promised'],
  ['PO {po} will be with you on Thursday.', 'promised'],
  ['PO {po} gets to you tomorrow.', 'promised'],
  ['PO {po} moves to 4 July.', 'promised'],
  ['PO {po} moves out to 4 July.', 'promised'],
  ['PO {po} came in on 12 June.', 'not-received'],
  ['The parts of PO {po} came in on 12 June.', 'not-received'],
  ['We sent PO {po} on 12 June.', 'not-shipped'],
  ['Thank you for the call; I sent you PO {po} on 13 June.', 'not-shipped'],
  ['Zu {po}: am Donnerstag ist die Ware bei uns.', 'promised'],
  ['Bestellung {po} ist am 4. Juli bei Ihnen.', 'promised'],
  ['La commande {po} est chez vous le 4 juillet.', 'promised'],
];
