import { checkDynamics } from '../live/dynamics365.ts';
import { checkHubspot } from '../live/hubspot.ts';
import { checkSalesforce } from '../live/salesforce.ts';
import { checkZoho } from '../live/zoho.ts';

/** What a company can check against its own systems, by their names on the command line, with what each has to be told. */
const CHECKS: Record<string, { check: typeof checkHubspot; needs: readonly string[]; address?: string }> = {
  salesforce: { check: checkSalesforce, needs: ['ADDRESS', 'TOKEN'] },
  dynamics365: { check: checkDynamics, needs: ['ADDRESS', 'TOKEN'] },
  hubspot: { check: checkHubspot, needs: ['ACCOUNT', 'TOKEN'], address: 'https://api.hubapi.com/' },
  zoho: { check: checkZoho, needs: ['ADDRESS', 'TOKEN'] },
};

const [name = ''] = process.argv.slice(2);
const chosen = CHECKS[name];
const said = (what: string) => process.env[`PARTNERLENS_LIVE_${what}`] ?? '';
if (!chosen?.needs.every(said)) {
  const usage = ([each, { needs }]: (typeof all)[number]) =>
    `npm run test:live ${each}, with ${needs.map((what) => `PARTNERLENS_LIVE_${what}`).join(' and ')}`;
  const all = Object.entries(CHECKS).filter(([each]) => !chosen || each === name);
  console.log(all.map(usage).join('\n'));
  process.exit(2);
}
const address = said('ADDRESS') || (chosen.address ?? '');
const access = {
  address: address.endsWith('/') ? address : `${address}/`,
  token: said('TOKEN'),
  account: said('ACCOUNT'),
};
process.exit((await chosen.check(access, console.log)) ? 0 : 1);
