import { HELD_OUT } from './held-out-wordings.ts';
import type { Language } from './manners.ts';
import type { Wordings } from './wordings.ts';

/** A third way to say the same, written when the reader of drafts knew the first two. */
export const THIRD: Record<Language, Wordings> = {
  en: {
    ...HELD_OUT.en,
    order: ['our PO {n}', 'the order with number {n}', 'purchase order: {n}'],
    promised: [
      'We count on {order}, {line}, being delivered on {day}.',
      'Heads-up that {order} {line} is arriving {day}.',
      '{Order} {line} is set to be delivered on {day}.',
      'Expected arrival of {line} on {order} is {day}.',
      'Regarding {order}, {line}: the supplier has committed to {day}.',
      'Per the latest update, {order} {line} is confirmed for delivery {day}.',
    ],
    moved: [
      'Please note the new date for {order} {line}, {day}, which replaces {old}.',
      '{Order} {line} had been planned for {old}, but it will only arrive on {day}.',
    ],
    shipped: ['{Order} {line} has been on the road since {day}.', 'We dispatched {order} {line} on {day}.'],
    received: ['{Order} {line} reached our dock on {day}.', '{Order} {line} was delivered to us on {day}.'],
    noise: [
      'Is there any chance to get {order} by {day}?',
      'We would like to have {order} on {day} at the latest.',
      'Unless {order} ships by {day}, we will have to cancel.',
      'The next review meeting is on {day}.',
      'I will be back in the office on {day}.',
      'Please send the drawings by {day}.',
      '{Order} was not delivered on {day}.',
      'An additional {extra} will be needed later.',
    ],
  },
  de: {
    ...HELD_OUT.de,
    order: ['die Bestellnummer {n}', 'Ihre Lieferung zu Bestellung {n}', 'Bestellung #{n}'],
    promised: [
      'Wir gehen davon aus, dass {order}, {line}, am {day} angeliefert wird.',
      '{Order} {line}: Anlieferung am {day}.',
      'Der bestätigte Termin von {order} {line} lautet {day}.',
      'Nach heutigem Stand erreicht uns {order}, {line}, am {day}.',
      'Die Spedition bringt {order} {line} am {day}.',
    ],
    moved: [
      'Anstelle des {old} kommt {order} {line} nun am {day}.',
      '{Order} {line} war zuerst für den {old} geplant, neuer Termin ist {day}.',
    ],
    shipped: [
      '{Order} {line} ist seit {day} unterwegs.',
      'Am {day} wurde {order} {line} von Ihnen abgeschickt.',
    ],
    received: [
      '{Order} {line} wurde am {day} bei uns abgeladen.',
      '{Order} {line} ist seit dem {day} im Haus.',
    ],
    noise: [
      'Wäre es möglich, {order} bis {day} zu bekommen?',
      'Wir hätten {order} gerne spätestens am {day}.',
      'Wenn {order} nicht bis {day} versandt ist, müssen wir stornieren.',
      'Die nächste Besprechung ist am {day}.',
      'Ich bin ab {day} wieder im Büro.',
      'Bitte senden Sie die Zeichnungen bis {day}.',
      '{Order} wurde am {day} nicht geliefert.',
    ],
  },
  fr: {
    ...HELD_OUT.fr,
    order: ['la commande référence {n}', 'votre commande n°{n}'],
    promised: [
      'Nous comptons sur {order}, {line}, pour le {day}.',
      'La date confirmée de {order}, {line}, est le {day}.',
      '{Order}, {line}, nous parviendra le {day}.',
      'Le fournisseur s’est engagé pour {order}, {line}, sur le {day}.',
      'L’arrivée de {order}, {line}, est fixée au {day}.',
    ],
    moved: [
      '{Order}, {line}, devait arriver le {old} ; elle arrivera le {day}.',
      'Le délai de {order}, {line}, glisse du {old} au {day}.',
    ],
    shipped: [
      'Le départ de {order}, {line}, date du {day}.',
      '{Order}, {line}, a quitté vos locaux le {day}.',
    ],
    received: [
      '{Order}, {line}, a été réceptionnée le {day}.',
      'La livraison de {order}, {line}, a été faite le {day}.',
    ],
    noise: [
      'Serait-il possible d’avoir {order} pour le {day} ?',
      'Nous aimerions {order} pour le {day} au plus tard.',
      'Sans expédition de {order} avant le {day}, nous devrons annuler.',
      'La prochaine réunion est le {day}.',
      'Je serai de retour au bureau le {day}.',
      'Veuillez envoyer les plans avant le {day}.',
      '{Order} n’a pas été livrée le {day}.',
    ],
  },
  es: {
    ...HELD_OUT.es,
    order: ['el pedido con número {n}', 'el pedido nº {n}'],
    promised: [
      'Contamos con {order}, {line}, para el {day}.',
      'La fecha confirmada de {order}, {line}, es el {day}.',
      '{Order}, {line}, nos llegará el {day}.',
      'El proveedor se comprometió con {order}, {line}, para el {day}.',
      'La llegada de {order}, {line}, está fijada para el {day}.',
    ],
    moved: [
      '{Order}, {line}, iba a llegar el {old}; llegará el {day}.',
      'El plazo de {order}, {line}, cambia del {old} al {day}.',
    ],
    shipped: ['{Order}, {line}, está en camino desde el {day}.', '{Order}, {line}, fue despachado el {day}.'],
    received: [
      '{Order}, {line}, se recibió el {day}.',
      'La entrega de {order}, {line}, se realizó el {day}.',
    ],
    noise: [
      '¿Sería posible tener {order} para el {day}?',
      'Nos gustaría tener {order} el {day} como muy tarde.',
      'Sin el envío de {order} antes del {day}, tendremos que cancelar.',
      'La próxima reunión es el {day}.',
      'Volveré a la oficina el {day}.',
      'Envíen los planos antes del {day}, por favor.',
      '{Order} no fue entregado el {day}.',
    ],
  },
};
