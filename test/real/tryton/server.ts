import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../free-port.ts';

/** A Tryton server of our own, on loopback, with the sample in it. */
export interface RealTryton {
  address: string;
  database: string;
  password: string;
  /** Runs `change.py`: what happens in a company between two syncs. */
  change(): void;
  /** Runs a step of `later.py`. */
  later(step: 'make' | 'undo'): void;
  /** Ends the server and starts it again: sessions of before may be lost. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const DATABASE = 'demo';
const PASSWORD = 'sample password';
const MODULES = [
  'purchase',
  'stock',
  'sale',
  'account_invoice',
  'account_invoice_stock',
  'purchase_request',
  'stock_supply',
  'sale_supply',
  'stock_forecast',
  'sale_complaint',
];
/** Debian's interpreter: the packages are installed for it alone. */
const PYTHON = '/usr/bin/python3';
/** Where Debian puts Tryton's web client; trytond serves it beside its interface. */
export const WEB_CLIENT = '/usr/share/tryton-sao/www';
const START_MS = 30_000;

/**
 * Makes a database (about a minute; kept in the temporary folder for the next time), fills a copy of it with `seed.py`, and
 * serves that.
 */
export async function startRealTryton(): Promise<RealTryton> {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-tryton-'));
  mkdirSync(join(folder, 'db'));
  const port = await freePort();
  const config = join(folder, 'trytond.conf');
  writeFileSync(
    config,
    `[database]\nuri = sqlite://\npath = ${join(folder, 'db')}\n[web]\nlisten = 127.0.0.1:${port}\nroot = ${WEB_CLIENT}\n`,
  );
  // With a queue that nobody works off, confirmed orders stay so: Tryton lets nobody take back what it processes.
  const queued = join(folder, 'queued.conf');
  writeFileSync(queued, `${readFileSync(config, 'utf8')}[queue]\nworker = True\n`);
  writeFileSync(join(folder, 'password'), `${PASSWORD}\n`);
  const env = { ...process.env, TRYTONPASSFILE: join(folder, 'password'), DB_NAME: DATABASE };
  // What a script says goes into the error when it fails.
  const run = (command: string, args: string[]) =>
    execFileSync(command, args, { env, stdio: ['ignore', 'ignore', 'pipe'], timeout: 300_000 });
  const script = (name: string, by = config, ...more: string[]) =>
    run(PYTHON, [resolve(import.meta.dirname, name), by, ...more]);
  const database = join(folder, 'db', `${DATABASE}.sqlite`);
  const kept = join(tmpdir(), `partnerlens-tryton-${nameOf(MODULES)}.sqlite`);
  if (existsSync(kept)) copyFileSync(kept, database);
  else {
    writeFileSync(database, '');
    const admin = ['-c', config, '-d', DATABASE, '-u', ...MODULES, '--activate-dependencies'];
    run('trytond-admin', [...admin, '--email', 'admin@sample.example']);
    copyFileSync(database, `${kept}-${process.pid}`);
    renameSync(`${kept}-${process.pid}`, kept);
  }
  script('seed.py');
  const address = `http://127.0.0.1:${port}/`;
  let end = await serve(config, env, address);
  return {
    address,
    database: DATABASE,
    password: PASSWORD,
    change: () => script('change.py'),
    later: (step) => script('later.py', step === 'make' ? queued : config, step),
    restart: async () => {
      await end();
      end = await serve(config, env, address);
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Of these modules in this version of trytond: another one needs another database. */
function nameOf(modules: readonly string[]): string {
  const version = execFileSync('trytond', ['--version'], { encoding: 'utf8' });
  return createHash('sha256')
    .update([version, ...modules].join())
    .digest('hex')
    .slice(0, 16);
}

async function serve(config: string, env: NodeJS.ProcessEnv, address: string): Promise<() => Promise<void>> {
  const child = spawn('trytond', ['-c', config, '-d', DATABASE], { env, stdio: 'ignore' });
  const gone = new Promise<void>((ended) => child.once('exit', () => ended()));
  const until = Date.now() + START_MS;
  const answers = () =>
    fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"id":1,"method":"common.server.version","params":[]}',
    }).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await answers())) {
    if (Date.now() > until || child.exitCode !== null) throw new Error('trytond does not start.');
    await new Promise((rest) => setTimeout(rest, 200));
  }
  return async () => {
    child.kill();
    await gone;
  };
}
