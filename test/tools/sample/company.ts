import type { SampleCustomer, SampleEntity } from './sample-line.ts';

/** The invented company whose orders the sample shows. */
export const HOME: SampleEntity = { company: 'Norvane Pumps', plant: '1000', currency: 'EUR' };

/** The plants and companies of its group; a later one orders less. */
export const ENTITIES: readonly SampleEntity[] = [
  HOME,
  { company: 'Norvane Pumps', plant: '1100', currency: 'EUR' },
  { company: 'Norvane Service', plant: '2000', currency: 'CHF', buyer: 'Remo Castelberg' },
  { company: 'Norvane Pumps America', plant: '3000', currency: 'USD', buyer: 'Delia Farnsby' },
  { company: 'Norvane Pumps UK', plant: '4000', currency: 'GBP', buyer: 'Owen Tarrick' },
];

const customer = (name: string, mailbox: string, domain: string): SampleCustomer => ({
  name,
  email: `${mailbox}@${domain}.example`,
});

export const CUSTOMERS: readonly SampleCustomer[] = [
  customer('Aldermoor Water', 'rhea.tomsett', 'aldermoor-water'),
  customer('Corvane Chemicals', 'milan.oduya', 'corvane'),
  customer('Fenbrook Dairies', 'supply', 'fenbrook-dairies'),
  customer('Isarne Brewing', 'lotte.varga', 'isarne'),
  customer('Harrowmere Paper', 'purchasing', 'harrowmere'),
  customer('Lissmar Desalination', 'omar.lindqvist', 'lissmar'),
  customer('Quenby Mining', 'stores', 'quenby-mining'),
  customer('Tolvane District Heating', 'ines.marchetta', 'tolvane-heat'),
];
