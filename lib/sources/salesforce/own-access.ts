import type { OwnAccess, OwnObject, SupplierKind } from '../custom-objects/own-access.ts';
import type { OwnScope } from '../custom-objects/own-scope.ts';
import {
  asValue,
  childrenOf,
  type Described,
  describedSchema,
  fieldsOf,
  objectsSchema,
} from './describe-own.ts';
import { isRefusal } from './failures.ts';
import { ownPartners } from './own-partners.ts';
import { ownRecords } from './own-records.ts';
import { type PullScope, provenanceOf } from './scope.ts';
import { id18, isId } from './soql.ts';

/** Objects of an org's own, by describe and SOQL. Throws what `Org` throws. */
export function salesforceOwn(scope: PullScope): OwnAccess {
  let listed: Promise<OwnObject[]> | undefined;
  return {
    ...ownRecords(scope),
    ...ownPartners(scope),
    accountObject: 'Account',
    list: () => listObjects(scope),
    async describe(object) {
      const said = await describeOne(scope, object);
      if (!said) return undefined;
      listed ??= listObjects(scope);
      const labels = new Map((await listed).map((each) => [each.object, each.label]));
      const label = said.label || object;
      return { object, label, fields: said.fields.flatMap(fieldsOf), children: childrenOf(said, labels) };
    },
    supplierKinds: async () => kindsOf(await describeOne(scope, 'Account')),
    refused: isRefusal,
    serverTime: () => scope.org.serverTime(),
  };
}

/** What custom objects are read for. */
export function ownScopeOf(scope: PullScope): OwnScope {
  const { own, currency } = scope;
  const provenance = () => provenanceOf(scope);
  return { own, currency, access: salesforceOwn(scope), provenance, seen: new Map() };
}

async function listObjects({ org }: PullScope): Promise<OwnObject[]> {
  const { sobjects } = objectsSchema.parse(await org.get(`services/data/${org.version}/sobjects`, 'objects'));
  return sobjects
    .filter(({ name, custom, queryable, ...how }) => {
      return custom && queryable && name.endsWith('__c') && !how.customSetting && !how.deprecatedAndHidden;
    })
    .map(({ name, label }) => ({ object: name, label: label || name }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Undefined where the object is not there, or this user may not see it. */
async function describeOne({ org }: PullScope, object: string): Promise<Described | undefined> {
  try {
    const path = `services/data/${org.version}/sobjects/${object}/describe`;
    const said = describedSchema.safeParse(await org.get(path, `describe ${object}`));
    return said.success && said.data.queryable !== false ? said.data : undefined;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** By what accounts may be told to be suppliers. */
function kindsOf(account: Described | undefined): SupplierKind[] {
  const type = account?.fields.find(({ name }) => name === 'Type');
  const values = (type?.picklistValues ?? []).map(asValue);
  const types = (account?.recordTypeInfos ?? []).flatMap(({ name, recordTypeId, master }) =>
    recordTypeId && isId(recordTypeId) && !master ? [{ value: id18(recordTypeId), label: name }] : [],
  );
  return [
    { by: 'Type', label: type?.label || 'Type', values },
    { by: 'RecordTypeId', label: 'Record type', values: types },
  ].filter((kind) => kind.values.length > 0);
}
