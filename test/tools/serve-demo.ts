import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readDemoOrders } from './demo/orders.ts';
import { serveDemo } from './demo/serve.ts';

/** Serves the demo portal and mail alone, until Ctrl+C: `node test/tools/serve-demo.ts [--data FILE.csv] [--as-of DATE] [--port 4611]`. */
const { values } = parseArgs({
  options: { data: { type: 'string' }, 'as-of': { type: 'string' }, port: { type: 'string' } },
});
const file = resolve(values.data ?? resolve(import.meta.dirname, '../../lib/sample/orders.csv'));
const port = Number(values.port ?? 0);
const sites = await serveDemo(readDemoOrders(file, values['as-of']), {
  portal: port,
  mail: port === 0 ? 0 : port + 1,
});
process.stdout.write(`Portal ${sites.portal}/orders\nMail   ${sites.mail}/\nCtrl+C stops both.\n`);
