import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { PageRow } from '../../../lib/domain/page-reading.ts';

/** A page of a portal as it is kept in `test/fixtures/sites/<adapter>/`. */
export interface SitePage {
  adapter: string;
  name: string;
  url: string;
  html: string;
  rows: PageRow[];
}

/** A page of webmail says what mail is to be read of it instead of orders. */
const isMail = (file: string): boolean => existsSync(file.replace('.html', '.mail.json'));

/** The pages of the given sites, each with the rows that are to be read of it. A page without them is a fault. */
export function sitePages(ids: readonly string[], folder = 'test/fixtures/sites'): SitePage[] {
  return ids.flatMap((adapter) =>
    readdirSync(`${folder}/${adapter}`)
      .filter((file) => file.endsWith('.html') && !isMail(`${folder}/${adapter}/${file}`))
      .flatMap((file) => {
        const text = readFileSync(`${folder}/${adapter}/${file}`, 'utf8');
        const [, head = '{}', html = ''] = /^<!-- (.*) -->\n([\s\S]*)$/.exec(text) ?? [];
        const { url } = JSON.parse(head) as { url: string };
        const name = file.replace('.html', '');
        const rows: unknown = JSON.parse(readFileSync(`${folder}/${adapter}/${name}.rows.json`, 'utf8'));
        // Those in the form of other layouts say what a reader of structure must find at least.
        return Array.isArray(rows) ? { adapter, name, url, html, rows: rows as PageRow[] } : [];
      }),
  );
}
