/** Segments: the matrix of suppliers. */
export const segments = {
  'segment.strategic': 'Strategic',
  'segment.leverage': 'Leverage',
  'segment.bottleneck': 'Bottleneck',
  'segment.routine': 'Routine',
  'segment.axis.risk': 'Supply risk',
  'segment.axis.impact': 'Impact',
  'segment.borderline': 'borderline',
  'segment.matrix.hint': 'Choose a dot to see who lies there; the table below says the same in words.',
  'segment.matrix.several': '{first} and {n} more',
} as const;
