import { readFileSync } from 'node:fs';

const MAX_LINES = 250;
/** Tests of parsers are tables of cases; a long one reads better in one piece. */
const MAX_TEST_LINES = 350;

/** Catalogues are one long table each: a limit on lines would only split them at random. */
const TABLES = [/^lib\/i18n\/(plugin\/(rules\/)?)?[a-z]{2}\.ts$/];

/** Answers one line per file that outgrew the limit. */
export function longFiles(files: string[]): string[] {
  return files
    .filter((file) => !TABLES.some((table) => table.test(file)))
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ file, lines }) => lines > limitOf(file))
    .map(({ file, lines }) => `${file} has ${lines} lines, at most ${limitOf(file)}`);
}

function limitOf(file: string): number {
  return file.startsWith('test/') && file.includes('.test.') ? MAX_TEST_LINES : MAX_LINES;
}
