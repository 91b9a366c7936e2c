import { BOUGHT_IN_SUPPLIERS } from './bought-in-suppliers.ts';
import { METAL_SUPPLIERS } from './metal-suppliers.ts';
import { companyNumbers, withGtin } from './partner-numbers.ts';

/** Thirteen invented suppliers of the story: steady, fair, drifting and poor ones, in three currencies. */
export const SUPPLIERS = [...METAL_SUPPLIERS, ...BOUGHT_IN_SUPPLIERS].map((supplier, index) => ({
  ...supplier,
  ...companyNumbers(index),
  items: supplier.items.map(withGtin),
}));
