import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { oracleFusion } from '../lib/sites/oracle-fusion.ts';

export default defineUnlistedScript(() => bringSite(oracleFusion));
