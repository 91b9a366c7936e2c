/** What kinds of facts about a partner come from outside our own orders. */
export const FACT_KINDS = [
  'certificate',
  'sustainability',
  'ethics',
  'country-risk',
  'financial-risk',
  'capacity',
  'switching-months',
  'single-source-share',
  'partner-revenue',
  'customer-wallet',
  'attractiveness',
  'critical',
  // Which template a person chose for it: what it is to us.
  'scored-as',
] as const;
