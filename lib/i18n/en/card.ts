/** The card over a page. */
export const card = {
  'card.title': 'Details',
  'card.say.late': { one: 'Late by {n} day', other: 'Late by {n} days' },
  'card.say.with': '{status}; {waiting}',
  'card.item-lines': 'Open supply',
  'card.next-lines': 'Other lines of this order',
  'card.shipment-lines': 'Lines of this shipment',
  'card.invoice-lines': 'Lines of this invoice',
  'card.sales-lines': 'Supply for this customer order',
  'card.open-panel': 'Open in the side panel',
  'card.ambiguous': 'Which partner is it?',
  'card.ambiguous.what': 'What is it?',
  'card.ambiguous.what-why':
    'Your records know {number} as more than one thing. Choose the one that is meant.',
  'card.ambiguous.why': 'Several partners use the number {number}. Choose the one of this page.',
  'card.confidence.high': 'confidence high',
  'card.confidence.medium': 'confidence medium',
  'card.confidence.low': 'confidence low',
  'card.reliability': 'Reliability',
  'card.body': 'What your records say',
  'card.covered': 'Something covers this card. Open PartnerLens from the toolbar instead.',
  'card.press-toolbar': 'Press the PartnerLens button in the toolbar: the sidebar opens with this.',
} as const;
