/** The check of a connection: one record of each object that is read. */
export const checks = {
  'check.permission': 'Your browser allows {detail}',
  'check.objects': 'One record of each object',
  'check.objects.read': '{read} of {of} were read',
  'check.objects.wrong': { one: '{n} needs attention', other: '{n} need attention' },
  'check.read': {
    one: '{name}: {n} to be read, and it was',
    other: '{name}: {n} to be read, the newest was',
  },
  'check.read.more': '{name}: {n} or more to be read, the newest was',
  'check.read.one': '{name}: one was read',
  'check.shown': '{field}: {value}',
  'check.none': '{name}: none yet',
  'check.none.next': 'They come with the first one.',
  'check.missing': '{name}: not in this system ({object})',
  'check.missing.next': 'What they would tell stays empty, until the module that has them is installed.',
  'check.refused': '{name}: this user may not read them ({object})',
  'check.refused.said': '{name}: {detail}',
  'check.refused.next':
    'Ask whoever looks after the system for the right to read {object}, then check again.',
  'check.odd': '{name}: one came that cannot be read, by {column}: {why}',
  'check.odd.next': 'All others are read; such records are left out and listed with each sync.',
  'check.row.read': 'A row was read: {detail}',
  'check.row.some': 'A row was read',
  'check.row.none': 'There is no row to read yet',
  'check.row.odd': 'The first rows cannot be read, by {column}: {why}',
  'check.row.odd.next': 'Look at what the columns mean. Rows that cannot be read are left out and listed.',
} as const;
