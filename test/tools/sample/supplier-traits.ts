import type { SampleItem } from './sample-line.ts';

export const item = (
  number: string,
  supplierNumber: string,
  description: string,
  cents: number,
): SampleItem => ({
  number,
  supplierNumber,
  description,
  cents,
});

export const BUYERS = {
  castings: { buyer: 'Mira Halvorsen', buyerGroup: '101 Castings and machining', owner: 'Jonas Adeyemi' },
  electrics: { buyer: 'Tunde Okonjo', buyerGroup: '102 Drives and controls', owner: 'Jonas Adeyemi' },
  standard: { buyer: 'Sanna Brightwell', buyerGroup: '103 Standard parts', owner: 'Mira Halvorsen' },
} as const;

export const STEADY = {
  lateShare: [0.05, 0.05],
  lateDays: [1, 4],
  splitShare: 0.1,
  rejectShare: 0.03,
  acknowledgeDays: [0, 2],
} as const;
export const FAIR = {
  lateShare: [0.15, 0.18],
  lateDays: [1, 8],
  splitShare: 0.2,
  rejectShare: 0.08,
  acknowledgeDays: [1, 4],
} as const;
export const DRIFTING = {
  lateShare: [0.06, 0.6],
  lateDays: [2, 14],
  splitShare: 0.25,
  rejectShare: 0.12,
  acknowledgeDays: [1, 5],
} as const;
export const POOR = {
  lateShare: [0.45, 0.55],
  lateDays: [4, 30],
  splitShare: 0.35,
  rejectShare: 0.2,
  acknowledgeDays: [3, 9],
} as const;

/** Grown suppliers are late more often, or longer, than those of the story: so many of them are there to be told apart. */
export const GROWN_STEADY = { ...STEADY, splitShare: 0.06 } as const;
export const GROWN_FAIR = {
  ...FAIR,
  lateShare: [0.25, 0.25],
  lateDays: [2, 20],
  splitShare: 0.12,
  rejectShare: 0.05,
} as const;
export const GROWN_POOR = {
  ...POOR,
  lateShare: [0.5, 0.5],
  lateDays: [8, 45],
  splitShare: 0.2,
  rejectShare: 0.12,
} as const;
