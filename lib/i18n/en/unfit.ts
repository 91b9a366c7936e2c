/** A site whose adapter does not fit its pages any more, or is switched off. */
export const unfit = {
  'unfit.action': 'this page is not built as its adapter knows it',
  'unfit.label': 'Site changed',
  'unfit.what': 'This page of {site} is not built as PartnerLens knows it.',
  'unfit.why':
    'Not found, or not what it was: {missing}. So the page was read by its structure alone, like a page of any other site.',
  'unfit.next':
    'Look at the page itself before you rely on what is compared here. A report helps to mend this: it holds how the page is built, without its texts, numbers and links.',
  'unfit.save': 'Save a report',
  'unfit.saved': 'The report is saved. You can open it in an editor before you pass it on.',
  'unfit.failed': 'The page could not be read for the report.',
  'unfit.failed.next': 'Reload the page and try again.',
  'off.label': 'Read by structure',
  'off.what': 'The adapter of {site} is switched off in this version.',
  'off.next': 'The page is read by its structure alone, like a page of any other site.',
} as const;
