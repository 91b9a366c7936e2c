import { BOUGHT_IN_SUPPLIERS } from './bought-in-suppliers.ts';
import { METAL_SUPPLIERS } from './metal-suppliers.ts';

/** Thirteen invented suppliers: steady, fair, drifting and poor ones, in three currencies. */
export const SUPPLIERS = [...METAL_SUPPLIERS, ...BOUGHT_IN_SUPPLIERS];
