import type { ChaserWords } from './words.ts';

/** Reminders in French. */
export const fr: ChaserWords = {
  'subject.1': {
    one: 'Rappel : {n} ligne de commande ouverte ({orders})',
    other: 'Rappel : {n} lignes de commande ouvertes ({orders})',
  },
  'subject.2': {
    one: 'Deuxième rappel : {n} ligne de commande ouverte ({orders})',
    other: 'Deuxième rappel : {n} lignes de commande ouvertes ({orders})',
  },
  'subject.3': {
    one: 'Urgent : {n} ligne de commande toujours sans réponse ({orders})',
    other: 'Urgent : {n} lignes de commande toujours sans réponse ({orders})',
  },
  'subject.more': '{orders} et {n} de plus',
  'greeting.named': 'Bonjour {name},',
  greeting: 'Madame, Monsieur,',
  'intro.1': {
    one: 'Nous avons besoin de votre réponse sur la ligne de commande ci-dessous. La dernière colonne indique ce que nous vous demandons.',
    other:
      'Nous avons besoin de votre réponse sur les {n} lignes de commande ci-dessous. La dernière colonne indique ce que nous vous demandons.',
  },
  'intro.2': {
    one: 'Nous vous avons déjà interrogés sur la ligne de commande ci-dessous et n’avons pas trouvé de réponse. La dernière colonne indique ce que nous vous demandons.',
    other:
      'Nous vous avons déjà interrogés sur les {n} lignes de commande ci-dessous et n’avons pas trouvé de réponse. La dernière colonne indique ce que nous vous demandons.',
  },
  'intro.3': {
    one: 'Nous vous avons interrogés plusieurs fois sur la ligne de commande ci-dessous. Merci de transmettre ce message à la personne qui peut décider et de nous indiquer son nom.',
    other:
      'Nous vous avons interrogés plusieurs fois sur les {n} lignes de commande ci-dessous. Merci de transmettre ce message à la personne qui peut décider et de nous indiquer son nom.',
  },
  'closing.1': 'Merci de nous répondre au plus tard le {date}.',
  'closing.2':
    'Merci de nous répondre au plus tard le {date}. Si la marchandise est déjà partie, merci de nous envoyer les données d’expédition.',
  'closing.3':
    'Nous attendons votre réponse au plus tard le {date}, avec une date de livraison ferme pour chaque ligne.',
  regards: 'Cordialement',
  'column.order': 'Commande',
  'column.line': 'Ligne',
  'column.itemTheirs': 'Votre article',
  'column.itemOurs': 'Notre article',
  'column.description': 'Désignation',
  'column.open': 'Quantité ouverte',
  'column.requested': 'Demandé',
  'column.promised': 'Promis',
  'column.late': 'Jours de retard',
  'column.ask': 'Merci d’indiquer',
  'ask.new-date': 'Nouvelle date de livraison',
  'ask.acknowledge': 'Accusé de réception de commande',
  'ask.date': 'Date de livraison',
  'ask.earlier': 'Date la plus proche possible',
  'ask.despatch': 'Date d’expédition',
  'ask.hold': 'Si la date est tenue',
};
