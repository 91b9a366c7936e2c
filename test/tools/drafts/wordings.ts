import type { Language } from './manners.ts';

/**
 * What people write in drafts, in four languages: sentences that say what is so, and sentences that say something of days and
 * quantities without saying that it is so. `{order}`, `{line}`, `{day}`, `{old}`, `{quantity}`, `{price}` are filled in.
 */
export interface Wordings {
  order: string[];
  line: string[];
  /** Say what is so. */
  promised: string[];
  moved: string[];
  shipped: string[];
  received: string[];
  quantity: string[];
  price: string[];
  dated: string[];
  /** Say nothing of the kind. */
  noise: string[];
  greeting: string[];
  closing: string[];
  quote: string[];
  listIntro: string[];
  columns: [order: string, line: string, quantity: string, promised: string];
}

export const WORDINGS: Record<Language, Wordings> = {
  en: {
    order: ['order {n}', 'PO {n}', 'your order {n}', 'purchase order {n}', 'our order no. {n}', 'PO#{n}'],
    line: ['line {l}', 'position {l}', 'pos. {l}'],
    promised: [
      '{Order}, {line}, will arrive on {day}.',
      'We can confirm that {order} ({line}) is promised for {day}.',
      'The delivery date of {order} {line} is {day}.',
      'Please note that {line} of {order} will be delivered on {day}.',
      'As agreed, {order} {line} is due at our site on {day}.',
      'You will receive {order}, {line}, on {day}.',
    ],
    moved: [
      '{Order} {line} was promised for {old} and has moved to {day}.',
      '{Order}, {line}: the delivery has been postponed from {old} to {day}.',
      'For {order} {line} the date has changed: it will now arrive on {day} instead of {old}.',
      'Originally you confirmed {old} for {order} {line}; the new delivery date is {day}.',
    ],
    shipped: [
      '{Order} {line} was shipped on {day}.',
      'The goods of {order}, {line}, left the factory on {day}.',
      'You dispatched {line} of {order} on {day}.',
    ],
    received: [
      'We received {line} of {order} on {day}.',
      '{Order} {line} arrived on {day}.',
      'Our warehouse booked the receipt of {order} {line} on {day}; thank you.',
    ],
    quantity: [
      '{Order} {line} is for {quantity}.',
      'We ordered {quantity} with {order}, {line}.',
      'The ordered quantity of {order} {line} is {quantity}.',
    ],
    price: [
      'The unit price of {order} {line} is {price}.',
      'We agreed on {price} each for {order} {line}.',
      '{Order} {line} was placed at {price} per piece.',
    ],
    dated: ['Thank you for the confirmation of {order} dated {day}.', '{Order} of {day} is being processed.'],
    noise: [
      'Could you confirm whether {order} will arrive on {day}?',
      'Please deliver {order} by {day}.',
      'If {order} were to arrive on {day}, our line would stop.',
      'Let us have a call on {day}.',
      'I am on holiday until {day}.',
      'Your invoice of {day} is still being checked.',
      'We also need {extra} more for spare parts.',
      'We have no news yet of order 7788123401, which was due on {day}.',
      '{Order} will not arrive on {day}.',
      'Our offer is valid until {day}.',
      'You can reach me at +49 7021 450 118 203.',
    ],
    greeting: ['Dear Ms Castellane,', 'Hello,', 'Good morning,', 'Hi all,'],
    closing: ['Kind regards', 'Best regards,\nMira Halvorsen', 'Thanks and best regards'],
    quote: ['On Mon, 4 May 2026 at 09:12, someone wrote:', '-----Original Message-----'],
    listIntro: ['These are the delivery dates:', 'The following lines will arrive as follows:'],
    columns: ['Order', 'Line', 'Quantity', 'Delivery date'],
  },
  de: {
    order: ['Bestellung {n}', 'unsere Bestellung {n}', 'Bestell-Nr. {n}', 'PO {n}', 'Bestellung Nr. {n}'],
    line: ['Position {l}', 'Pos. {l}'],
    promised: [
      '{Order}, {line}, wird am {day} geliefert.',
      'Der Liefertermin für {order} {line} ist der {day}.',
      'Wir bestätigen Ihnen {order} {line} für den {day}.',
      'Die Ware zu {order}, {line}, trifft am {day} bei uns ein.',
      '{Order} {line} ist für {day} zugesagt.',
      'Bitte beachten Sie, dass {line} der {order} am {day} eintrifft.',
    ],
    moved: [
      '{Order} {line} war für {old} zugesagt und wurde auf den {day} verschoben.',
      'Bei {order}, {line}, hat sich der Termin vom {old} auf den {day} verschoben.',
      '{Order} {line} kommt statt am {old} erst am {day}.',
      'Ursprünglich war {order} {line} für den {old} bestätigt, der neue Liefertermin ist der {day}.',
    ],
    shipped: [
      '{Order} {line} wurde am {day} versandt.',
      'Die Teile zu {order}, {line}, haben Ihr Werk am {day} verlassen.',
      'Sie haben {line} der {order} am {day} verschickt.',
    ],
    received: [
      '{Order} {line} ist am {day} eingetroffen.',
      'Wir haben {line} der {order} am {day} erhalten.',
      'Die Lieferung zu {order} {line} kam am {day} an.',
    ],
    quantity: [
      '{Order} {line} lautet auf {quantity}.',
      'Mit {order}, {line}, haben wir {quantity} bestellt.',
      'Die Bestellmenge von {order} {line} beträgt {quantity}.',
    ],
    price: [
      'Der Stückpreis von {order} {line} beträgt {price}.',
      'Vereinbart sind {price} pro Stück für {order} {line}.',
      'Für {order} {line} gilt ein Einzelpreis von {price}.',
    ],
    dated: [
      'Vielen Dank für die Bestätigung unserer Bestellung {n} vom {day}.',
      '{Order} vom {day} ist in Arbeit.',
    ],
    noise: [
      'Können Sie uns bestätigen, dass {order} am {day} kommt?',
      'Bitte liefern Sie {order} bis zum {day}.',
      'Falls {order} erst am {day} kommt, steht unsere Linie.',
      'Lassen Sie uns am {day} telefonieren.',
      'Ich bin bis {day} im Urlaub.',
      'Ihre Rechnung vom {day} prüfen wir noch.',
      'Wir benötigen außerdem {extra} mehr für Ersatzteile.',
      'Zu Bestellung 7788123401, die am {day} fällig war, haben wir nichts gehört.',
      '{Order} kommt nicht am {day}.',
      'Unser Angebot ist bis {day} gültig.',
      'Sie erreichen mich unter +49 7021 450 118 203.',
    ],
    greeting: ['Sehr geehrte Frau Castellane,', 'Guten Morgen,', 'Hallo zusammen,'],
    closing: ['Mit freundlichen Grüßen', 'Viele Grüße\nMira Halvorsen', 'Besten Dank und Gruß'],
    quote: ['Am 04.05.2026 um 09:12 schrieb jemand:', '-----Ursprüngliche Nachricht-----'],
    listIntro: ['Hier die Liefertermine:', 'Die folgenden Positionen werden wie folgt geliefert:'],
    columns: ['Bestellung', 'Position', 'Menge', 'Liefertermin'],
  },
  fr: {
    order: ['la commande {n}', 'notre commande {n}', 'la commande n° {n}', 'PO {n}'],
    line: ['ligne {l}', 'poste {l}'],
    promised: [
      '{Order}, {line}, sera livrée le {day}.',
      'La date de livraison de {order}, {line}, est le {day}.',
      'Nous vous confirmons {order}, {line}, pour le {day}.',
      'Vous recevrez {order}, {line}, le {day}.',
      '{Order} ({line}) est promise pour le {day}.',
      'Veuillez noter que {order}, {line}, arrivera le {day}.',
    ],
    moved: [
      '{Order}, {line}, était promise pour le {old} et a été reportée au {day}.',
      'La livraison de {order}, {line}, est décalée du {old} au {day}.',
      '{Order}, {line}, arrivera le {day} au lieu du {old}.',
      'Initialement prévue le {old}, {order}, {line}, sera finalement livrée le {day}.',
    ],
    shipped: [
      '{Order}, {line}, a été expédiée le {day}.',
      'La marchandise de {order}, {line}, est partie le {day}.',
      'Vous avez expédié {order}, {line}, le {day}.',
    ],
    received: ['Nous avons reçu {order}, {line}, le {day}.', '{Order}, {line}, est arrivée le {day}.'],
    quantity: [
      '{Order}, {line}, porte sur {quantity}.',
      'Nous avons commandé {quantity} avec {order}, {line}.',
      'La quantité commandée de {order}, {line}, est de {quantity}.',
    ],
    price: [
      'Le prix unitaire de {order}, {line}, est de {price}.',
      'Nous avons convenu de {price} la pièce pour {order}, {line}.',
    ],
    dated: ['Merci pour la confirmation de notre commande {n} du {day}.'],
    noise: [
      'Pouvez-vous confirmer que {order} arrivera le {day} ?',
      'Merci de livrer {order} avant le {day}.',
      'Si {order} arrivait le {day}, notre ligne serait arrêtée.',
      'Appelons-nous le {day}.',
      'Je suis en congés jusqu’au {day}.',
      'Votre facture du {day} est en cours de contrôle.',
      'Nous avons besoin de {extra} supplémentaires.',
      'Nous sommes sans nouvelles de la commande 7788123401, attendue le {day}.',
      '{Order} ne sera pas livrée le {day}.',
      'Notre offre est valable jusqu’au {day}.',
      'Vous pouvez me joindre au 01 23 45 67 89.',
    ],
    greeting: ['Bonjour,', 'Madame, Monsieur,', 'Bonjour à tous,'],
    closing: ['Cordialement', 'Bien cordialement,\nMira Halvorsen', 'Meilleures salutations'],
    quote: ['Le lundi 4 mai 2026 à 09:12, quelqu’un a écrit :', "-----Message d'origine-----"],
    listIntro: ['Voici les dates de livraison :', 'Les lignes suivantes seront livrées comme suit :'],
    columns: ['Commande', 'Ligne', 'Quantité', 'Date de livraison'],
  },
  es: {
    order: ['el pedido {n}', 'nuestro pedido {n}', 'el pedido n.º {n}', 'PO {n}'],
    line: ['línea {l}', 'posición {l}'],
    promised: [
      '{Order}, {line}, llegará el {day}.',
      'La fecha de entrega de {order}, {line}, es el {day}.',
      'Les confirmamos {order}, {line}, para el {day}.',
      'Recibirán {order}, {line}, el {day}.',
      '{Order} ({line}) está prometido para el {day}.',
      'Tengan en cuenta que {order}, {line}, se entregará el {day}.',
    ],
    moved: [
      '{Order}, {line}, estaba prometido para el {old} y se ha aplazado al {day}.',
      'La entrega de {order}, {line}, se retrasa del {old} al {day}.',
      '{Order}, {line}, llegará el {day} en lugar del {old}.',
      'Inicialmente previsto para el {old}, {order}, {line}, se entregará el {day}.',
    ],
    shipped: [
      '{Order}, {line}, se envió el {day}.',
      'La mercancía de {order}, {line}, salió el {day}.',
      'Ustedes enviaron {order}, {line}, el {day}.',
    ],
    received: ['Hemos recibido {order}, {line}, el {day}.', '{Order}, {line}, llegó el {day}.'],
    quantity: [
      '{Order}, {line}, es de {quantity}.',
      'Hemos pedido {quantity} con {order}, {line}.',
      'La cantidad pedida de {order}, {line}, es de {quantity}.',
    ],
    price: [
      'El precio unitario de {order}, {line}, es de {price}.',
      'Acordamos {price} por unidad para {order}, {line}.',
    ],
    dated: ['Gracias por confirmar nuestro pedido {n} del {day}.'],
    noise: [
      '¿Pueden confirmar que {order} llegará el {day}?',
      'Por favor, entreguen {order} antes del {day}.',
      'Si {order} llegara el {day}, nuestra línea se pararía.',
      'Tengamos una llamada el {day}.',
      'Estoy de vacaciones hasta el {day}.',
      'Su factura del {day} está en revisión.',
      'Necesitamos además {extra} adicionales.',
      'No tenemos noticias del pedido 7788123401, que vencía el {day}.',
      '¿Sigue siendo realista el {day} para {order}?',
      '{Order} no llegará el {day}.',
      'Nuestra oferta es válida hasta el {day}.',
      'Pueden llamarme al 912 345 678.',
    ],
    greeting: ['Buenos días:', 'Estimada señora Castellane:', 'Hola a todos:'],
    closing: ['Saludos cordiales', 'Un saludo,\nMira Halvorsen', 'Atentamente'],
    quote: ['El lun, 4 may 2026 a las 09:12, alguien escribió:', '-----Mensaje original-----'],
    listIntro: ['Estas son las fechas de entrega:', 'Las siguientes líneas llegarán así:'],
    columns: ['Pedido', 'Línea', 'Cantidad', 'Fecha de entrega'],
  },
};
