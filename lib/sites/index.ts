import { amazon } from './amazon.ts';
import { ariba } from './ariba.ts';
import { coupa } from './coupa.ts';
import { gmail } from './gmail.ts';
import { jaggaer } from './jaggaer.ts';
import { mcmaster } from './mcmaster.ts';
import { oracleFusion } from './oracle-fusion.ts';
import { outlook } from './outlook.ts';
import { proton } from './proton.ts';
import { roundcube } from './roundcube.ts';
import type { SiteAdapter } from './site-adapter.ts';
import { tryton } from './tryton.ts';
import { yahoo } from './yahoo.ts';

/** Every site that has an adapter; any other page is read by its structure alone. */
export const SITES: readonly SiteAdapter[] = [
  amazon,
  ariba,
  coupa,
  gmail,
  jaggaer,
  mcmaster,
  oracleFusion,
  outlook,
  proton,
  roundcube,
  tryton,
  yahoo,
];
