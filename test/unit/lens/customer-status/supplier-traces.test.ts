import { describe, expect, test } from 'vitest';
import type { Partner } from '../../../../lib/domain/partner.ts';
import { supplierTraces, withoutTraces } from '../../../../lib/lens/customer-status/supplier-traces.ts';
import { FRESH } from '../lens-store.ts';

const supplier = (name: string, more: Partial<Partner> = {}): Partner => ({
  id: 'supplier',
  name,
  roles: ['supplier'],
  numbers: [],
  domains: [],
  contacts: [],
  provenance: FRESH,
  ...more,
});

/** Whether a description is left out of what a customer of this supplier's goods is told. */
const isHidden = (description: string, partner: Partner): boolean =>
  withoutTraces({ description, state: 'on-track' }, supplierTraces([partner], [])).hidden.length > 0;

describe('a text that names a supplier', () => {
  test.each([
    ['Robert Bosch GmbH', 'Relais Bosch 12V'],
    ['Robert Bosch GmbH', 'Boschrelais 12V'],
    ['Carl Zeiss AG', 'Linse Zeiss 50mm'],
    ['Dr. Fritz Faulhaber GmbH & Co. KG', 'Motor Faulhaber'],
    ['3M', '3M Klebeband'],
    ['3M', 'Tape 3M468'],
    ['ZF', 'Getriebe ZF 6HP'],
    ['SKF', 'SKF6204'],
    ['H & M', 'Shirt H&M'],
    ['Precision Bearings Ltd', 'Housing (Precision-Bearings)'],
    ['株式会社キーエンス', 'キーエンス'],
    ['株式会社キーエンス', 'キーエンス製センサー'],
    ['华为技术有限公司', '华为交换机'],
    ['주식회사 한빛', '한빛의 센서'],
  ])('%s is told by: %s', (name, description) => {
    expect(isHidden(description, supplier(name))).toBe(true);
  });

  test.each([
    [{ domains: ['kestrel.co.uk'] }, 'Seal from kestrel.co.uk'],
    [{ domains: ['mail.zf.example'] }, 'Getriebe ZF 6HP'],
    [{ domains: ['xn--jastbrck-c6a.example'] }, 'Pumpe Jastbrück'],
    [{ contacts: [{ name: 'Jörg Meier' }] }, 'ask Mr Meier'],
    [{ contacts: [{ name: 'Sales', email: 'sales@kestrel.co.uk' }] }, 'Kestrel seal'],
    [{ formerContacts: [{ name: 'Bo Lund', email: 'bo@kestrel.co.uk', goneAt: 1 }] }, 'as with Lund'],
    [{ formerContacts: [{ name: 'Bo Lund', email: 'bo@kestrel.co.uk', goneAt: 1 }] }, 'Kestrel seal'],
    [{ names: [{ name: 'Alte Zeiss AG', sourceId: 's', fetchedAt: 1 }] }, 'Linse Zeiss'],
  ])('%j is told by: %s', (more, description) => {
    expect(isHidden(description, supplier('Nobody', more))).toBe(true);
  });

  test.each([
    ['Kestrel Pumps International Ltd', {}, 'Pumps, 12 V'],
    ['The Kestrel Company', {}, 'The seal'],
    ['Dr. Fritz Faulhaber GmbH', {}, 'Seal for Dr. Who'],
    ['Werk 12 GmbH', {}, 'Seal 12 mm'],
    ['Kestrel', { contacts: [{ name: 'Sales Team', email: 'x@gmail.com' }] }, 'Sales kit for gmail'],
    ['Kestrel', { contacts: [{ name: 'Jan van der Berg' }] }, 'Seal van der Waals'],
    ['Kestrel', { contacts: [{ name: 'Sales' }] }, 'Sales kit'],
    ['株式会社キーエンス', {}, '株式会社 センサー'],
  ])('of %s %j is none of these: %s', (name, more, description) => {
    expect(isHidden(description, supplier(name, more))).toBe(false);
  });
});
