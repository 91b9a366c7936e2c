import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { roundcube } from '../lib/sites/roundcube.ts';

export default defineUnlistedScript(() => bringSite(roundcube));
