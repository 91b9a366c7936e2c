import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { jaggaer } from '../lib/sites/jaggaer.ts';

export default defineUnlistedScript(() => bringSite(jaggaer));
