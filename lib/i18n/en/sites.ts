/** Options, Sites. */
export const sites = {
  'sites.title': 'Sites',
  'sites.why':
    'PartnerLens reads only the sites listed here. Each one is a permission of the browser that you can take back at any time.',
  'sites.address': 'Address of the site',
  'sites.placeholder': 'orders.supplier.example',
  'sites.allow': 'Allow',
  'sites.none': 'No site is on. Allow one above, and known numbers on its pages carry marks.',
  'sites.column.site': 'Site',
  'sites.column.state': 'State',
  'sites.on': 'On',
  'sites.remove-of': 'Remove {site}',
  'sites.refused': 'The browser did not give the permission for {site}. Nothing changed.',
  'sites.bad-address':
    'That is no web address. Write it as it stands in the address bar, such as orders.supplier.example.',
  'sites.insecure': 'Only https pages can be switched on; http only on this computer itself.',
} as const;
