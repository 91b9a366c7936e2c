import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringSite } from '../lib/page/sites.ts';
import { mcmaster } from '../lib/sites/mcmaster.ts';

export default defineUnlistedScript(() => bringSite(mcmaster));
