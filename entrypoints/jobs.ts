import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { z } from 'zod';
import { openStore } from '../lib/store/open.ts';
import { startJobRunner } from '../lib/sync/job-runner.ts';

/** The worker that runs long jobs. */
export default defineUnlistedScript(async () => {
  // zod probes `new Function`, which the extension's policy forbids.
  z.config({ jitless: true });
  startJobRunner(await openStore(), () => self.postMessage('idle'));
});
