import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { tryton } from '../lib/sites/tryton.ts';

export default defineUnlistedScript(() => bringSite(tryton));
