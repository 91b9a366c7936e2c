import { isQueryValid, parseQuery } from '@jetstreamapp/soql-parser-js';

/** The object that a request is about, whether it is there or not; undefined of a query that is none, and of other paths. */
export function objectOf({ path, soql }: { path: string; soql: string }): string | undefined {
  if (soql === '') return /\/sobjects\/(\w+)/.exec(path)?.[1];
  return isQueryValid(soql) ? parseQuery(soql).sObject : undefined;
}
