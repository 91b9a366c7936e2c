import { checkLive } from '../live/salesforce.ts';

/** What a company can check against its own systems, by their names on the command line. */
const CHECKS: Record<string, typeof checkLive> = { salesforce: checkLive };

const [name = ''] = process.argv.slice(2);
const check = CHECKS[name];
const { PARTNERLENS_LIVE_ADDRESS: address, PARTNERLENS_LIVE_TOKEN: token } = process.env;
if (!check || !address || !token) {
  console.log(
    `npm run test:live ${Object.keys(CHECKS).join('|')}, with PARTNERLENS_LIVE_ADDRESS and PARTNERLENS_LIVE_TOKEN`,
  );
  process.exit(2);
}
const at = address.endsWith('/') ? address : `${address}/`;
process.exit((await check(at, token, console.log)) ? 0 : 1);
