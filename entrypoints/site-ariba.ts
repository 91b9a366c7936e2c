import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { ariba } from '../lib/sites/ariba.ts';

export default defineUnlistedScript(() => bringSite(ariba));
