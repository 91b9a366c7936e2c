/** How likely an open line comes late, why, and when it is expected. */
export const risk = {
  'risk.title': 'Late risk',
  'risk.preview': 'preview',
  'risk.band.low': 'Low: below 10%',
  'risk.band.elevated': 'Elevated: 10% to 30%',
  'risk.band.high': 'High: above 30%',
  'risk.overdue': 'Its day is past: no longer a forecast',
  'risk.row.elevated': 'elevated late risk',
  'risk.row.high': 'high late risk',
  'risk.row.because': '{band}: {reason}',
  'risk.row.by.lane': 'by the rate of its lane',
  'risk.row.by.supplier': 'by the rate of its supplier',
  'risk.row.by.all': 'by the rate of all suppliers',
  'risk.row.expected': 'expected {days}',
  'risk.raises': 'Makes it likelier:',
  'risk.lowers': 'Makes it less likely:',

  'risk.missing.no-promised-date': 'Not known: the line has no promised date.',
  'risk.missing.being-made': 'Being worked out from your history.',
  'risk.missing.too-few-lines':
    'Not enough data: {n} lines in your records have reached their day, {needed} are needed.',

  'risk.reason.lane-late': '{late} of {of} lines on this lane came late in the last 12 months',
  'risk.reason.supplier-late': '{late} of {of} lines of this supplier came late in the last 12 months',
  'risk.reason.company-late': '{late} of {of} lines of all suppliers came late in the last 12 months',
  'risk.reason.none-overdue': 'No line of this supplier is overdue now',
  'risk.reason.overdue-lines': {
    one: '{n} line of this supplier is overdue now',
    other: '{n} lines of this supplier are overdue now',
  },
  'risk.reason.order-lines': {
    one: 'The only line of its order that is due that month',
    other: '{n} lines of this order are due that month',
  },
  'risk.reason.quantity': '{quantity} ordered; lines of about {usual} are usual',
  'risk.reason.lead': {
    one: '{n} day from order to due date; {usual} are usual for this supplier',
    other: '{n} days from order to due date; {usual} are usual for this supplier',
  },
  'risk.reason.not-answered': 'Not acknowledged yet',
  'risk.reason.answered-late': 'Acknowledged late',
  'risk.reason.pushed': {
    one: 'The supplier moved it {n} day later',
    other: 'The supplier moved it {n} days later',
  },
  'risk.reason.after-requested': {
    one: 'Promised {n} day after the requested day',
    other: 'Promised {n} days after the requested day',
  },
  'risk.reason.shipped': 'Goods are on their way',
  'risk.reason.not-shipped': 'No shipping notice yet',
  'risk.reason.mode': '{share} of lines by {name} come late',
  'risk.reason.group': '{share} of lines of group {name} come late',
  'risk.reason.still-open': {
    one: 'Due in {n} day and not here; by then {came} of the punctual lines have come',
    other: 'Due in {n} days and not here; by then {came} of the punctual lines have come',
  },
  'risk.reason.open-today': 'Due today and not here; by then {came} of the punctual lines have come',

  'risk.expected': 'Expected',
  'risk.expected.range': '{on}, between {from} and {to}',
  'risk.expected.open': '{on}, not before {from}; how late it may get is not known',
  'risk.expected.by.lane': 'by past deliveries on this lane',
  'risk.expected.by.supplier': 'by past deliveries of this supplier',
  'risk.expected.by.all': 'by past deliveries of all suppliers',

  'risk.rests.line': "The line's own facts, weighed on {n} past lines",
  'risk.rests.lane': 'The late rate of this lane: {n} lines in 12 months',
  'risk.rests.supplier': 'The late rate of this supplier: {n} lines in 12 months',
  'risk.rests.all': 'The late rate of all suppliers: {n} lines in 12 months; this one has too few',
  'risk.as-of': 'as of {date}',
} as const;
