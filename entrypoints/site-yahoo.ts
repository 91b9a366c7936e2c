import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { yahoo } from '../lib/sites/yahoo.ts';

export default defineUnlistedScript(() => bringSite(yahoo));
