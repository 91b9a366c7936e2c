import type { SampleCustomer } from './sample-line.ts';

/** The invented company whose orders the sample shows. */
export const COMPANY = { name: 'Norvane Pumps', plant: '1000' };

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
