import { readFileSync } from 'node:fs';

const MAX_LINES = 250;

/** Catalogues are one long table each: a limit on lines would only split them at random. */
const TABLES = [/^lib\/i18n\/[a-z]{2}\.ts$/, /^lib\/lens\/views\.ts$/];

/** Answers one line per file that outgrew the limit. */
export function longFiles(files: string[]): string[] {
  return files
    .filter((file) => !TABLES.some((table) => table.test(file)))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ file, lines }) => `${file} has ${lines} lines, at most ${MAX_LINES}`);
}
