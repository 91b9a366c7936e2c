/** A company's policy as an administrator writes it: rules, one of them wrong, a key that nobody knows, a mapping. */
export const COMPANY_POLICY = {
  settings: { 'otif.target': 0.9, 'otif.floor': 80, 'retention.days': 365 },
  sites: ['https://portal.example/*'],
  mappings: [
    {
      name: 'Stock counts',
      table: 'stocks',
      delimiter: ',',
      columns: [
        { header: 'Kol1', field: 'itemNumber', spreadsheet: ['rounded-numbers'] },
        { header: 'Kol2', field: 'plant' },
        { header: 'Kol3', field: 'countedOn', dateOrder: 'day-first' },
        { header: 'Kol4', field: 'stockQuantity', decimal: ',' },
      ],
      ownSites: [],
    },
  ],
};

/** A file that only the policy's mapping explains. */
export const COMPANY_FILE =
  'Kol1,Kol2,Kol3,Kol4\nA-4711,Delft,07/05/2026,"1.250,5"\nA-4712,Delft,07/05/2026,"80,0"\n';
