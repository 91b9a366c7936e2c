import type { FileField, FileMapping } from '../../domain/file-mapping.ts';

/** A reason or a doubt, worded by the surfaces from its code and facts. */
export interface ProposalNote {
  code: ProposalCode;
  facts: Record<string, string | number>;
}

export type ProposalCode =
  /** Why: the heading names the field. `heading` */
  | 'heading'
  /** Why: the values are dates, numbers, addresses. `share` of filled cells that are no words, `form` */
  | 'values-are-dates'
  | 'values-are-numbers'
  | 'values-are-addresses'
  /** Why: no value comes twice. `count` */
  | 'values-are-unique'
  /** Why: quantity × this price is the line value. `share` of rows */
  | 'price-arithmetic'
  /** Why: the file has one promised date only. */
  | 'only-promise'
  /** Why: no other column names the customer; a country waits for the goods. */
  | 'country-as-customer'
  /** Why: which way round numeric dates are. `dayFirst` or `monthFirst` dates that prove it */
  | 'date-order-proved'
  /** Check: no date proves which way round they are. `either` dates; `from` other column, separator or delimiter */
  | 'date-order-assumed'
  /** Check: some dates prove one order and some the other; the fewer are rejected. `dayFirst`, `monthFirst` */
  | 'date-order-mixed'
  /** Check: no number proves the decimal mark. `either` */
  | 'decimal-assumed'
  /** Check: some numbers prove one mark and some the other. `point`, `comma` */
  | 'decimal-mixed'
  /** Check: dates that the calendar does not have. `count` */
  | 'no-such-day'
  /** Check: all values are day numbers of a spreadsheet. `count`, `first` as it stands, `day` that it is read as */
  | 'serial-dates'
  /** Check: numbers in scientific notation are left out. `count`, `example` */
  | 'numbers-scientific'
  /** Check: numbers that were rounded to 15 digits are left out. `count`, `example` */
  | 'numbers-rounded'
  /** Check: numbers that became dates are left out. `count`, `example` */
  | 'numbers-became-dates'
  /** Check: a column without a field; receipts are kept by their day, which no column gives. */
  | 'received-without-day'
  /** Check: a column without a field; demand is kept by its customer, whom no column names. */
  | 'demand-of-nobody'
  /** Words in a date column are read as "not known". `count`, `top` */
  | 'words-not-known'
  /** Check: the heading could mean another field as well. `other` */
  | 'heading-unsure'
  /** Own site: its order numbers begin as sales orders do, those of the others do not. `prefix`, `others` */
  | 'own-site-orders'
  /** Own site: it alone delivers by this route, which names a warehouse. `route` */
  | 'own-site-route'
  /** Own site: its shipments are delivery notes, those of the others despatch advices. `prefix`, `others` */
  | 'own-site-shipments'
  /** Own site: its name says so. `word` */
  | 'own-site-name';

/** What is proposed for one column. */
export interface ColumnProposal {
  header: string;
  field?: FileField;
  /** 0 to 1: how sure the proposal is. */
  confidence: number;
  why: ProposalNote[];
  /** What a person should look at before importing. */
  check: ProposalNote[];
}

export interface OwnSiteProposal {
  name: string;
  /** Share of rows that it delivers, 0 to 1. */
  share: number;
  why: ProposalNote[];
}

/** A mapping to show, correct and import with; `columns` stand in the order of the file. */
export interface MappingProposal {
  mapping: FileMapping;
  columns: ColumnProposal[];
  ownSites: OwnSiteProposal[];
  /** As `mappingNeeds` says of the mapping. */
  missing: FileField[];
}
