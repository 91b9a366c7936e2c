import { FailureError } from '../domain/result.ts';

const KEPT = 'Nothing of the file was stored.';

const fail = (code: string, message: string, next: string) =>
  new FailureError({ code, message: `${message} ${KEPT}`, next });

/** Why a backup is refused: found before anything of it is stored. */
export const backupFailures = {
  notBackup: () =>
    fail(
      'backup-not',
      'The file is no backup of PartnerLens.',
      'Choose a file that was saved with "Save a backup". Tables of orders are imported under Files.',
    ),
  tooLarge: () =>
    fail('backup-too-large', 'The file is larger than 4 GB.', 'Choose a file that PartnerLens saved.'),
  newer: (version: number) =>
    fail(
      'backup-newer',
      `The backup was saved by a newer PartnerLens (its version is ${version}).`,
      'Update PartnerLens, then restore it.',
    ),
  damaged: (line: number, why: string) =>
    fail(
      'backup-damaged',
      `The backup is damaged in line ${line}: ${why}.`,
      'Use another copy of the file, or restore an older backup.',
    ),
  cut: (line: number) =>
    fail(
      'backup-cut',
      `The backup ends early, behind line ${line}: it was not saved or copied whole.`,
      'Copy the file again, or restore an older backup.',
    ),
  incomplete: () =>
    fail(
      'backup-cut',
      'The end of the backup is missing: it was not saved or copied whole.',
      'Copy the file again, or restore an older backup.',
    ),
  counts: (section: string, said: number, found: number) =>
    fail(
      'backup-counts',
      `The backup lost records: it should have ${said} under "${section}" and has ${found}.`,
      'Use another copy of the file, or restore an older backup.',
    ),
  sample: () =>
    fail(
      'backup-sample',
      'The backup holds sample data, and this browser holds records of your own.',
      'Remove your records first, or use the sample in another browser profile.',
    ),
};
