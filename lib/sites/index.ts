import { amazon } from './amazon.ts';
import { ariba } from './ariba.ts';
import { coupa } from './coupa.ts';
import { jaggaer } from './jaggaer.ts';
import { mcmaster } from './mcmaster.ts';
import { oracleFusion } from './oracle-fusion.ts';
import type { SiteAdapter } from './site-adapter.ts';
import { tryton } from './tryton.ts';

/** Every site that has an adapter; any other page is read by its structure alone. */
export const SITES: readonly SiteAdapter[] = [amazon, ariba, coupa, jaggaer, mcmaster, oracleFusion, tryton];
