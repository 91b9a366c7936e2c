/** The list of requests, as it is shown and saved. */
export const ledger = {
  'ledger.save': 'Save as CSV',
  'ledger.saved-as': 'requests',
  'ledger.open': 'no answer heard',
  'ledger.system': 'System',
  'ledger.reason': 'Why',
  'ledger.sent': 'Sent, bytes',
  'ledger.received': 'Received, bytes',
  'ledger.took': 'Milliseconds',
} as const;
