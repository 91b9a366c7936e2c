import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { gmail } from '../lib/sites/gmail.ts';

export default defineUnlistedScript(() => bringSite(gmail));
