import type { Wordings } from './wordings.ts';

/**
 * Other subjects of the same kinds, written before the reader was held against any of them and not used to mend it: what was
 * found of them at the first run stands in the test.
 */
export const HELD_OUT: Wordings = {
  en: {
    absence: [
      'I am out of the office until Monday',
      'Away from my desk: {s}',
      '[Auto-Reply] {s}',
      'OOO: {s}',
    ],
    bounce: [
      'Message not delivered: {s}',
      'Undeliverable mail',
      'Mail System Error - Returned Mail',
      'Could not deliver: {s}',
    ],
    receipt: ['Return Receipt (displayed) - {s}', 'Disposition notification: {s}'],
    ticket: ['Request #{t} received: {s}', 'Support ticket opened: {t}', 'We have received your email'],
    newsletter: ['What’s new in May', 'Product news 5/2026', '[Newsletter] Castings'],
    invitation: ['Updated invitation: Weekly call @ Mon', 'New time proposed: Audit'],
    person: [
      'Question on {n}',
      'Not delivered: pallets of {n}',
      'Returned goods, order {n}',
      'Your request: missing drawing',
      'News on order {n}?',
      'Receipt of goods {n}',
      'Invitation to tender {t}',
      'We received your parts, two are broken',
    ],
  },
  de: {
    absence: ['Automatische Rückmeldung: {s}', 'Bin im Urlaub bis 12.5.', 'Urlaub: {s}', 'OOO: {s}'],
    bounce: [
      'Ihre Nachricht konnte nicht zugestellt werden',
      'Unzustellbarkeitsbericht',
      'Zustellfehler: {s}',
    ],
    receipt: ['Empfangsbestätigung: {s}', 'Nachricht gelesen: {s}'],
    ticket: ['Wir haben Ihre Anfrage erhalten'],
    newsletter: ['Neuigkeiten im Mai', 'Infobrief 5/2026'],
    invitation: ['Neuer Zeitvorschlag: Audit', 'Aktualisierte Einladung: Jour fixe'],
    person: [
      'Rückfrage zu {n}',
      'Nicht zugestellt: zwei Paletten zu {n}',
      'Urlaubsvertretung für Frau Sol',
      'Empfang der Ware {n}',
      'Ihre Nachricht von gestern',
      'Einladung zur Ausschreibung {t}',
    ],
  },
  fr: {
    absence: ['Je suis absent jusqu’au 12 mai', 'En congés : {s}', 'Hors du bureau : {s}'],
    bounce: ['Message non distribué : {s}', 'Votre message n’a pas pu être remis', 'Avis de non-remise'],
    receipt: ['Message lu : {s}', 'Reçu : confirmation de lecture'],
    ticket: ['Votre demande a été enregistrée sous le numéro {t}'],
    newsletter: ['Actualités de mai', 'Infolettre 5/2026'],
    invitation: ['Nouvelle heure proposée : Audit', 'Invitation mise à jour : Point'],
    person: [
      'Question sur {n}',
      'Non livré : deux palettes de {n}',
      'Congés d’été de l’usine',
      'Votre message d’hier',
      'Réception de la commande {n}',
      'Avis de livraison {n}',
    ],
  },
  es: {
    absence: ['Estoy de vacaciones hasta el 12', 'Estoy fuera de la oficina', 'De vacaciones: {s}'],
    bounce: ['Mensaje no entregado: {s}', 'Su mensaje no se ha podido entregar', 'Aviso de no entrega'],
    receipt: ['Mensaje leído: {s}', 'Acuse de lectura: {s}'],
    ticket: ['Su consulta ha sido registrada con el número {t}'],
    newsletter: ['Novedades de mayo', 'Boletín informativo 5/2026'],
    invitation: ['Nueva hora propuesta: Auditoría', 'Invitación actualizada: Reunión'],
    person: [
      'Consulta sobre {n}',
      'No entregado el material de {n}',
      'Vacaciones de verano de la fábrica',
      'Su mensaje de ayer',
      'Recepción del pedido {n}',
      'Aviso de entrega {n}',
    ],
  },
};
