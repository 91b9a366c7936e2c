import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { bringTaught } from '../lib/page/teach/bring-taught.ts';

/** Runs on the sites of taught portals only. */
export default defineUnlistedScript(bringTaught);
