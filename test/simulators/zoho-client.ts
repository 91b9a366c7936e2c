import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@zohocrm/typescript-sdk-8.0';
import type { ZohoSimulator } from './zoho.ts';

/**
 * Zoho's own client, signed in at a simulator by a refresh token, as its guide says. What it writes (tokens, fields, log) lies
 * in a folder of its own; `done` removes it.
 */
export async function openZohoClient({ address, tokens }: ZohoSimulator): Promise<{ done(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'partnerlens-zoho-'));
  const origin = new URL(address).origin;
  const token = new sdk.OAuthBuilder()
    .clientId(tokens.clientId)
    .clientSecret(tokens.secret ?? 'none')
    .refreshToken(tokens.signIn().refresh)
    .redirectURL('https://www.zoho.com')
    .build();
  const builder = new sdk.InitializeBuilder();
  await builder
    .environment(new sdk.Environment(origin, `${origin}/oauth/v2/token`, origin))
    .token(token)
    .store(new sdk.FileStore(join(folder, 'tokens.txt')))
    .SDKConfig(new sdk.SDKConfigBuilder().pickListValidation(false).autoRefreshFields(false).build())
    // It puts what it keeps of related lists right behind this, without a slash of its own.
    .resourcePath(`${folder}/`)
    .logger(new sdk.LogBuilder().level(sdk.Levels.OFF).filePath(join(folder, 'log.txt')).build())
    .initialize();
  return { done: () => rm(folder, { recursive: true, force: true }) };
}

/** Records of a module as the client reads them, all pages of them. */
export async function clientRecords(
  module: string,
  fields: string,
  more: [sdk.Param<string | number | bigint>, string | number | bigint][] = [],
): Promise<sdk.Record.Record[]> {
  const found: sdk.Record.Record[] = [];
  let token: string | undefined;
  for (let page = 0; page < 20; page += 1) {
    const given = new sdk.ParameterMap();
    await given.add(sdk.Record.GetRecordsParam.FIELDS, fields);
    await given.add(sdk.Record.GetRecordsParam.PER_PAGE, 200);
    for (const [param, value] of more) await given.add(param, value);
    if (token) await given.add(sdk.Record.GetRecordsParam.PAGE_TOKEN, token);
    const answer = await new sdk.Record.RecordOperations(module).getRecords(given);
    const said = answer.getObject();
    if (!(said instanceof sdk.Record.ResponseWrapper)) return found;
    found.push(...said.getData());
    token = said.getInfo()?.getNextPageToken() ?? undefined;
    if (!token) return found;
  }
  return found;
}
