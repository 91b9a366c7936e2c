import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';

interface UnitReport {
  testResults?: { name: string; startTime: number; endTime: number }[];
}

interface Suite {
  specs?: { file: string; tests: { results: { duration: number }[] }[] }[];
  suites?: Suite[];
}

/** The five test files that took longest, as lines to print: where the ten minutes go. */
export function slowestFiles(folder: string): string[] {
  const spent = new Map<string, number>();
  const add = (file: string, ms: number) => spent.set(file, (spent.get(file) ?? 0) + ms);
  for (const { name, startTime, endTime } of read<UnitReport>(`${folder}/unit.json`).testResults ?? [])
    add(relative(process.cwd(), name), endTime - startTime);
  const walk = ({ specs = [], suites = [] }: Suite): void => {
    for (const { file, tests } of specs)
      for (const { duration } of tests.flatMap(({ results }) => results)) add(`test/${file}`, duration);
    suites.forEach(walk);
  };
  walk(read<Suite>(`${folder}/browser.json`));
  return [...spent]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([file, ms]) => `${(ms / 1000).toFixed(1)} s  ${file}`);
}

function read<T>(path: string): T {
  return JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : '{}') as T;
}
