/** Options, Privacy: what is stored, for how long, backups, removal; what the store has to say on every surface. */
export const privacy = {
  'options.privacy': 'Privacy',
  'privacy.why':
    'Everything is stored in this browser. It is sent nowhere but to the systems that you connected.',
  'privacy.used': 'Stored in this browser',
  'privacy.used.space': '{used} of {allowed} that the browser allows',
  'privacy.used.space-only': '{used} on this disk',
  'privacy.records': {
    one: '{n} case, count, forecast, fact or agreement',
    other: '{n} cases, counts, forecasts, facts and agreements',
  },
  'privacy.none': 'No records are stored.',
  'privacy.disk':
    'Records lie unencrypted in your browser profile, as other browser data does. Whoever can read your files can read them.',

  'retention.heading': 'How long records are kept',
  'retention.why':
    'An order is removed when no file has said anything of it for so long, with partners of whom nothing else is left. This happens once a day.',
  'retention.keep': 'Keep records',
  'retention.always': 'Until I remove them',
  'retention.days': { one: '{n} day', other: '{n} days' },
  'retention.set': 'Save',
  'retention.set-removes': 'Save and remove older records',
  'retention.saved': 'Saved.',
  'retention.limit': {
    one: "Your company's policy allows {n} day at most.",
    other: "Your company's policy allows {n} days at most.",
  },

  'backup.heading': 'Backup',
  'backup.why':
    'One JSON file with partners, orders, cases, opportunities, counts, forecasts, facts, agreements, what is shared with partners and their answers, which partners are one, who you said senders are, points for reviews, mappings, taught portals, settings, what you follow and past imports. Not in it: the files you imported, the sites you allowed, and the key that signs what is shared.',
  'backup.save': 'Save a backup',
  'backup.saving': 'Writing the backup: {percent}',
  'backup.saved': 'Saved as {name}.',
  'backup.plain': 'The file is not encrypted. Keep it where your records may lie.',
  'backup.progress': 'Orders written',

  'restore.heading': 'Restore a backup',
  'restore.why':
    'Records are added to those that are here; where both say something, the newer one holds. Settings and mappings that you have stay.',
  'restore.choose': 'Choose a backup',
  'restore.reading': 'Reading {name}',
  'restore.of': 'Backup of {when}',
  'restore.holds': '{partners}, {orders}',
  'restore.replaces-sample': 'The sample is removed first.',
  'restore.start': 'Restore',
  'restore.progress': 'Backup read',
  'restore.running': 'Restoring {name}',
  'restore.done': 'Restored {name}',
  'restore.checking': 'Checking the file',
  'restore.checking.why': 'Nothing of it is stored before the whole file is checked.',
  'restore.records': { one: '{n} record put back', other: '{n} records put back' },
  'restore.kept':
    'You can go on working or close this page. If you cancel, the records put back so far are kept.',
  'restore.another': 'Restore another backup',
  'restore.checked': 'The whole file is checked before anything of it is stored.',

  'remove.heading': 'Remove',
  'remove.records': 'Remove all records',
  'remove.records.why':
    'Partners, orders, cases, counts, forecasts, facts, agreements, who you said senders are, points for reviews, imports, reject lists, what you follow, and what is shared with partners with their answers. The database is deleted and begun anew; the disk overwrites its place in its own time. Settings, mappings and taught portals stay. The signing key goes too, and no backup holds it: portals refuse what is shared later until their snippets name the new key.',
  'remove.everything': 'Remove everything',
  'remove.everything.why':
    'Settings, mappings and taught portals as well. Allowed sites stay until you remove them under Sites.',
  'remove.final': 'This cannot be undone. Save a backup first if you may need the records again.',
  'remove.done': 'Removed. Nothing is stored any more.',

  'job.gone': 'This import is gone',
  'job.gone.why': 'The storage of this browser was emptied while it ran, or all records were removed.',
  'job.gone.next': 'Import the file again if you still want it.',

  'notice.rebuilt': 'Your records were damaged and had to be removed',
  'notice.rebuilt.why': '{when}. The browser could not read its database ({reason}).',
  'notice.rebuilt.again':
    'It happened {n} times. Check the disk of this computer, and restore a backup in another browser profile if it goes on.',
  'notice.lost': 'The browser lost your records',
  'notice.lost.why':
    '{when}. Its database was damaged, or the data of PartnerLens was cleared outside PartnerLens.',
  'notice.rebuilt.next': 'Import your files again, or restore a backup in the options under Privacy.',
  'notice.full': 'The browser has no storage left for PartnerLens',
  'notice.full.why':
    'Since {when} nothing new can be stored. Everything that is stored can still be looked at.',
  'notice.full.next':
    'Free disk space or remove records, then try again. What was interrupted goes on where it stood.',
  'notice.shed': 'PartnerLens made room for your records',
  'notice.shed.why': 'Removed on {when}: {what}. Your records, mappings and settings are untouched.',
  'notice.shed.summaries': { one: '{n} stored summary', other: '{n} stored summaries' },
  'notice.shed.files': { one: 'the copy of {n} imported file', other: 'the copies of {n} imported files' },
  'notice.shed.rejects': { one: '{n} list of rejected rows', other: '{n} lists of rejected rows' },
  'notice.shed.next': 'They are made again when needed; importing a file again lists its rejected rows.',
  'notice.retained': 'Old records were removed',
  'notice.retained.why': '{orders} older than {days}, on {when}.',
  'notice.retained.partners':
    '{orders} older than {days}, and {partners} of whom nothing is left, on {when}.',
  'notice.read': 'Understood',
} as const;
