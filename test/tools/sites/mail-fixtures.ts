import { readdirSync, readFileSync } from 'node:fs';
import type { SeenMail } from './mail.ts';

/** A page of webmail as it is kept in `test/fixtures/sites/<folder>/`. */
export interface MailFixture {
  folder: string;
  name: string;
  url: string;
  html: string;
  mail: SeenMail;
}

/** The pages of the given folders that say what mail is to be read of them. */
export function mailFixtures(folders: readonly string[], root = 'test/fixtures/sites'): MailFixture[] {
  return folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`)
      .filter((file) => file.endsWith('.mail.json'))
      .map((file) => {
        const name = file.replace('.mail.json', '');
        const text = readFileSync(`${root}/${folder}/${name}.html`, 'utf8');
        const [, head = '{}', html = ''] = /^<!-- (.*) -->\n([\s\S]*)$/.exec(text) ?? [];
        const { url } = JSON.parse(head) as { url: string };
        return {
          folder,
          name,
          url,
          html,
          mail: JSON.parse(readFileSync(`${root}/${folder}/${file}`, 'utf8')),
        };
      }),
  );
}
