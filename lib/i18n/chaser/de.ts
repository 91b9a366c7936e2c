import type { ChaserWords } from './words.ts';

/** Reminders in German. */
export const de: ChaserWords = {
  'subject.1': {
    one: 'Erinnerung: {n} offene Bestellposition ({orders})',
    other: 'Erinnerung: {n} offene Bestellpositionen ({orders})',
  },
  'subject.2': {
    one: 'Zweite Erinnerung: {n} offene Bestellposition ({orders})',
    other: 'Zweite Erinnerung: {n} offene Bestellpositionen ({orders})',
  },
  'subject.3': {
    one: 'Dringend: {n} Bestellposition weiterhin ohne Antwort ({orders})',
    other: 'Dringend: {n} Bestellpositionen weiterhin ohne Antwort ({orders})',
  },
  'subject.more': '{orders} und {n} weitere',
  'greeting.named': 'Guten Tag {name},',
  greeting: 'Sehr geehrte Damen und Herren,',
  'intro.1': {
    one: 'zu der folgenden Bestellposition benötigen wir Ihre Antwort. In der letzten Spalte steht, was wir von Ihnen brauchen.',
    other:
      'zu den folgenden {n} Bestellpositionen benötigen wir Ihre Antwort. In der letzten Spalte steht, was wir von Ihnen brauchen.',
  },
  'intro.2': {
    one: 'nach der folgenden Bestellposition haben wir bereits gefragt; eine Antwort liegt uns nicht vor. In der letzten Spalte steht, was wir von Ihnen brauchen.',
    other:
      'nach den folgenden {n} Bestellpositionen haben wir bereits gefragt; eine Antwort liegt uns nicht vor. In der letzten Spalte steht, was wir von Ihnen brauchen.',
  },
  'intro.3': {
    one: 'nach der folgenden Bestellposition haben wir mehrfach gefragt. Bitte geben Sie dies an die Person weiter, die entscheiden kann, und nennen Sie uns deren Namen.',
    other:
      'nach den folgenden {n} Bestellpositionen haben wir mehrfach gefragt. Bitte geben Sie dies an die Person weiter, die entscheiden kann, und nennen Sie uns deren Namen.',
  },
  'closing.1': 'Bitte antworten Sie bis zum {date}.',
  'closing.2':
    'Bitte antworten Sie bis zum {date}. Falls die Ware schon unterwegs ist, senden Sie uns bitte die Versanddaten.',
  'closing.3': 'Wir erwarten Ihre Antwort bis zum {date}, mit einem verbindlichen Liefertermin je Position.',
  regards: 'Mit freundlichen Grüßen',
  'column.order': 'Bestellung',
  'column.line': 'Position',
  'column.itemTheirs': 'Ihre Artikelnr.',
  'column.itemOurs': 'Unsere Artikelnr.',
  'column.description': 'Bezeichnung',
  'column.open': 'Offene Menge',
  'column.requested': 'Wunschtermin',
  'column.promised': 'Zugesagt',
  'column.late': 'Tage in Verzug',
  'column.ask': 'Bitte nennen Sie uns',
  'ask.new-date': 'Neuer Liefertermin',
  'ask.acknowledge': 'Auftragsbestätigung',
  'ask.date': 'Liefertermin',
  'ask.earlier': 'Frühestmöglicher Termin',
  'ask.despatch': 'Versandtermin',
  'ask.hold': 'Ob der Termin hält',
};
