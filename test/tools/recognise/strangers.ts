import { readdirSync, readFileSync } from 'node:fs';
import { escaped, shownMail } from './mails.ts';

/** A page or mail that knows nothing of the store, in each of the ways in which it is shown. */
export interface StrangersPage {
  name: string;
  views: string[];
}

/** The pages and mails in folders: `.html` is a page, `.eml` a mail as a web mail shows it, all else plain text. */
export async function strangersPages(folders: readonly string[]): Promise<StrangersPage[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:html|eml|json)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return Promise.all(
    files.map(async (file) => ({ name: file.split('/').slice(-2).join('/'), views: await viewsOf(file) })),
  );
}

async function viewsOf(file: string): Promise<string[]> {
  if (file.endsWith('.eml')) return shownMail(new Uint8Array(readFileSync(file)));
  const text = readFileSync(file, 'utf8');
  return [file.endsWith('.html') ? text : `<pre>${escaped(text)}</pre>`];
}
