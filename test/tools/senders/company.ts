import { SUPPLIERS } from '../sample/suppliers.ts';
import { makeWorld, SHIPPED } from '../sample/world.ts';

/** A company that mail is exchanged with, and the numbers that are its own. All are invented. */
export interface Company {
  id: string;
  name: string;
  role: 'supplier' | 'customer' | 'own-site';
  /** As the records have it; absent where they know addresses alone. */
  domain?: string;
  people: { name: string; email: string }[];
  vat?: string;
  /** Orders, despatch advices and invoices with it; a customer's are its own numbers. */
  orders: string[];
}

/** So many orders of the sample are on record: enough that every partner has some. */
const ORDERS = 700;

/** Companies beside the sample's for what it does not have: a group under one domain, an agent, carriers, a name in another script. */
const BESIDE: readonly Omit<Company, 'orders'>[] = [
  group('880010', 'Selvane Valves', 'Mirja Oldane'),
  group('880011', 'Selvane Fittings', 'Tobin Werrick'),
  { ...group('880012', 'Selvane Service', 'Agda Lomax'), role: 'customer' },
  agency('880020', 'Hartmoor Springs'),
  agency('880021', 'Lyndvale Bolts'),
  alone('880030', 'Veltrans Freight', 'veltrans.example', 'Ruben Askvold'),
  alone('880031', 'Nordpost Parcels', 'nordpost.example', 'Service'),
  alone('880040', 'Jastbrück Federn', 'jastbrück.example', 'Ilse Kornau'),
  alone('880041', 'Ørsund Lak', 'ørsund.example', 'Mads Ravnholt'),
  alone('880050', 'Corner Tools', 'corner-tools.example', 'Bea Corner'),
  {
    ...alone('880060', 'Kettwell Springs', '', ''),
    domain: undefined,
    people: [{ name: 'Iva Kettwell', email: 'iva.kettwell@freeline.example' }],
  },
  { id: '1000', name: 'Norvane Pumps', role: 'own-site', domain: 'norvane.example', people: [] },
];

function alone(id: string, name: string, domain: string, person: string): Omit<Company, 'orders'> {
  const mailbox = person.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
  return {
    id,
    name,
    role: 'supplier',
    domain,
    people: [{ name: person, email: `${mailbox}@${domain}` }],
  };
}

function group(id: string, name: string, person: string): Omit<Company, 'orders'> {
  return alone(id, name, 'selvane.example', person);
}

/** Two makers that the same agent speaks for, under the agent's own address. */
function agency(id: string, name: string): Omit<Company, 'orders'> {
  return { id, name, role: 'supplier', people: [{ name: 'Orla Fenn', email: 'orla@fenn-agency.example' }] };
}

/** The sample's suppliers and customers with the first of their orders, and those beside. */
export function companies(): Company[] {
  const { partners, orders } = makeWorld(SHIPPED);
  const all = new Map<string, Company>();
  for (const { number, name, domain, contact, email, vat } of partners.suppliers) {
    const people = [{ name: contact, email }];
    all.set(number, { id: number, name, role: 'supplier', domain, people, vat, orders: [] });
  }
  for (const { name, email } of partners.customers)
    all.set(name, {
      id: name.toLowerCase(),
      name,
      role: 'customer',
      people: [{ name: '', email }],
      orders: [],
    });
  let count = 0;
  for (const order of orders()) {
    if (count++ > ORDERS) break;
    for (const line of order) fileNumbers(all, line);
  }
  BESIDE.forEach((each, at) => {
    const numbers = each.role === 'own-site' ? [] : [1, 2, 3].map((n) => `45009${at}00${n}7`);
    all.set(each.id, { ...each, orders: numbers });
  });
  return [...all.values()].filter(({ role, orders: own }) => role === 'own-site' || own.length > 0);
}

type Line =
  ReturnType<typeof makeWorld> extends { orders(): Generator<infer Order> }
    ? Order extends (infer Each)[]
      ? Each
      : never
    : never;

function fileNumbers(all: Map<string, Company>, { order, supplier, pegs }: Line): void {
  const add = (key: string, number: string) => {
    const own = all.get(key)?.orders;
    if (own && !own.includes(number)) own.push(number);
  };
  add(supplier.number, order);
  for (const { customer, salesOrder } of pegs) add(customer.name, salesOrder);
}

/** The suppliers of the story, whose domains nobody else's resemble. */
export const STORY: ReadonlySet<string> = new Set(SUPPLIERS.map(({ number }) => number));
