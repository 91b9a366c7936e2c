import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { coupa } from '../lib/sites/coupa.ts';

export default defineUnlistedScript(() => bringSite(coupa));
