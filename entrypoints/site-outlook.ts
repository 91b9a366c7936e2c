import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { outlook } from '../lib/sites/outlook.ts';

export default defineUnlistedScript(() => bringSite(outlook));
