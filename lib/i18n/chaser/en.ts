import type { ChaserWords } from './words.ts';

/** Reminders in English. */
export const en: ChaserWords = {
  'subject.1': {
    one: 'Reminder: {n} open order line ({orders})',
    other: 'Reminder: {n} open order lines ({orders})',
  },
  'subject.2': {
    one: 'Second reminder: {n} open order line ({orders})',
    other: 'Second reminder: {n} open order lines ({orders})',
  },
  'subject.3': {
    one: 'Urgent: {n} order line still unanswered ({orders})',
    other: 'Urgent: {n} order lines still unanswered ({orders})',
  },
  'subject.more': '{orders} and {n} more',
  'greeting.named': 'Dear {name},',
  greeting: 'Dear Sir or Madam,',
  'intro.1': {
    one: 'We need your answer on the order line below. The last column says what we ask for.',
    other: 'We need your answer on the {n} order lines below. The last column says what we ask for.',
  },
  'intro.2': {
    one: 'We have asked about the order line below before and have no answer on record. The last column says what we ask for.',
    other:
      'We have asked about the {n} order lines below before and have no answer on record. The last column says what we ask for.',
  },
  'intro.3': {
    one: 'We have asked several times about the order line below. Please pass this on to the person who can decide, and tell us who that is.',
    other:
      'We have asked several times about the {n} order lines below. Please pass this on to the person who can decide, and tell us who that is.',
  },
  'closing.1': 'Please answer by {date}.',
  'closing.2': 'Please answer by {date}. If goods have left already, please send us the despatch details.',
  'closing.3': 'We expect your answer by {date}, with a delivery date for each line that we can rely on.',
  regards: 'Kind regards',
  'column.order': 'Order',
  'column.line': 'Line',
  'column.itemTheirs': 'Your item',
  'column.itemOurs': 'Our item',
  'column.description': 'Description',
  'column.open': 'Open quantity',
  'column.requested': 'Requested',
  'column.promised': 'Promised',
  'column.late': 'Days late',
  'column.ask': 'Please tell us',
  'ask.new-date': 'New delivery date',
  'ask.acknowledge': 'Order acknowledgement',
  'ask.date': 'Delivery date',
  'ask.earlier': 'Earliest possible date',
  'ask.despatch': 'Date of despatch',
  'ask.hold': 'Whether the date holds',
};
