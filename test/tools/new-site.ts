import { newSite } from './sites/new-site.ts';

/** `npm run new-site ID`: begins the adapter of a site. README, "Adding a portal", says how to go on. */

const [id = ''] = process.argv.slice(2);
try {
  for (const file of newSite('.', id)) process.stdout.write(`${file}\n`);
  process.stdout.write(
    'Next: put a page of the site into its orders.html, what is to be read of it into orders.rows.json, then mend the adapter until this passes:\n' +
      '  npx vitest run --config test/vitest.config.ts test/unit/sites/adapters.test.ts\n',
  );
} catch (error) {
  process.stderr.write(
    `${(error as Error).message}\nnpm run new-site ID, for example: npm run new-site my-portal\n`,
  );
  process.exitCode = 1;
}
