import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { proton } from '../lib/sites/proton.ts';

export default defineUnlistedScript(() => bringSite(proton));
