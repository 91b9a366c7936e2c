import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { amazon } from '../lib/sites/amazon.ts';

export default defineUnlistedScript(() => bringSite(amazon));
