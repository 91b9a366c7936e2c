import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeMails } from './senders/make-mails.ts';

/**
 * `node test/tools/write-mails.ts FOLDER [SEED]`: the labelled mails as files that any mail program opens, with the companies on
 * record and the answers beside them, for whoever wants to judge another way to recognise senders.
 */
const [folder, seed = '20260507'] = process.argv.slice(2);
if (folder === undefined || !/^\d+$/.test(seed)) {
  process.stderr.write('Which folder? node test/tools/write-mails.ts FOLDER [SEED]\n');
  process.exit(2);
}
const { companies, mails } = makeMails(Number(seed));
mkdirSync(folder, { recursive: true });
const answers = mails.map(({ name, answer, text }, at) => {
  const file = `${`${at + 1}`.padStart(3, '0')}.eml`;
  writeFileSync(join(folder, file), text);
  return { file, name, ...answer };
});
writeFileSync(join(folder, 'companies.json'), `${JSON.stringify(companies, null, 1)}\n`);
writeFileSync(join(folder, 'answers.json'), `${JSON.stringify(answers, null, 1)}\n`);
process.stdout.write(`${mails.length} mails and their answers in ${folder}\n`);
