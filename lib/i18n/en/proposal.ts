/** How a column was read, by the code of the note: why it means what is proposed, and what to check. */
export const proposal = {
  'note.heading': 'the heading says so',
  'note.values-are-dates': '{share} are dates',
  'note.values-are-numbers': '{share} are numbers',
  'note.values-are-addresses': '{share} are addresses',
  'note.values-are-unique': 'no value comes twice',
  'note.price-arithmetic': 'quantity × price is the line value in {share} of rows',
  'note.only-promise': 'the only promised date, so the first promise',
  'note.country-as-customer': 'the country waits for the goods',
  'note.date-order-proved': '{order}, proved by {count} dates',
  'note.date-order-assumed': 'day or month first? {either} dates could be both',
  'note.date-order-mixed': 'day first in {dayFirst}, month first in {monthFirst}: the fewer are rejected',
  'note.decimal-assumed': 'point or comma as decimal mark? {either} numbers could be both',
  'note.decimal-mixed': 'decimal point in {point}, comma in {comma}: the fewer are rejected',
  'note.no-such-day': {
    one: '{n} day that the calendar does not have',
    other: '{n} days that the calendar does not have',
  },
  'note.serial-dates':
    'day numbers of a spreadsheet: {first} is read as {day}, four years and a day later in old Mac files',
  'note.numbers-scientific': {
    one: '{n} number that a spreadsheet shortened, such as {example}: left out',
    other: '{n} numbers that a spreadsheet shortened, such as {example}: left out',
  },
  'note.numbers-rounded': {
    one: '{n} number that a spreadsheet rounded, such as {example}: left out',
    other: '{n} numbers that a spreadsheet rounded, such as {example}: left out',
  },
  'note.numbers-became-dates': {
    one: '{n} number that a spreadsheet turned into a date, such as {example}: left out',
    other: '{n} numbers that a spreadsheet turned into dates, such as {example}: left out',
  },
  'note.received-without-day': 'no column gives the day of receipt, so this one cannot be used',
  'note.demand-of-nobody': 'no column names the customer, so this one cannot be used',
  'note.words-not-known': '{count} words such as "{top}" read as not known',
  'note.heading-unsure': 'or {other}?',
  'note.own-site-orders': 'its orders begin with {prefix}, those of the others with {others}',
  'note.own-site-route': 'it alone delivers by "{route}"',
  'note.own-site-shipments': 'its shipments begin with {prefix}, those of the others with {others}',
  'note.own-site-name': 'its name says "{word}"',
  'needs.supplier-unknown':
    'No column names the supplier: rows join the orders of other files by their number, and wait until one brings it.',
  'needs.headings-only': 'Orders without lines: their dates hold for each line that says nothing itself.',
  'needs.heading-amounts': 'The amount of a whole order is not kept: figures are built from lines.',
  'needs.whole-order': 'No column names line or item: each row belongs to its order as a whole.',
  'needs.lag-assumed':
    'No column says when a forecast was made: each counts as made one month before its month.',
  'needs.counts-of-nobody':
    'No column names a partner: the counts belong to items only, not to a relationship.',
  'needs.partners-known':
    'Partners are found by exactly their number or name. Import their orders first: a row that names nobody known is rejected.',
  'needs.local-times':
    'Times that do not name their zone are read as times in {zone}; days without a time as noon.',
} as const;
