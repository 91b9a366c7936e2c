import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import type { SampleMail } from './mails.ts';

/** Roundcube over Dovecot, both on loopback, with a mailbox of sample mail. */
export interface RealRoundcube {
  address: string;
  user: string;
  password: string;
  /** As it says itself. */
  version: string;
  stop(): Promise<void>;
}

const USER = 'buyer@sample.example';
const PASSWORD = 'sample password';
/** Debian's pages of Roundcube; PHP's own web server serves them. */
export const PAGES = '/var/lib/roundcube/public_html';
const START_MS = 30_000;

/** Starts both in a new temporary folder, which goes with them; what is sent goes to port `smtp`. Throws where Dovecot may not be started: it wants root. */
export async function startRoundcube(mails: readonly SampleMail[], smtp: number): Promise<RealRoundcube> {
  if (process.getuid?.() !== 0) throw new Error('Dovecot starts as root only: run this again with sudo.');
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-roundcube-'));
  const [imap, web] = [await freePort(), await freePort()];
  const children: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    putMails(folder, mails);
    children.push(spawn('dovecot', ['-F', '-c', dovecotConfig(folder, imap)], { stdio: 'ignore' }));
    const config = roundcubeConfig(folder, imap, smtp);
    const env = { ...process.env, ROUNDCUBE_CONFIG_DIR: config, PHP_CLI_SERVER_WORKERS: '4' };
    const php = ['-S', `127.0.0.1:${web}`, '-t', PAGES];
    // In a group of its own: the web server's workers do not end with it.
    children.push(spawn('php', php, { env, stdio: 'ignore', detached: true }));
    for (const port of [imap, web]) await listening(port);
  } catch (error) {
    await stop();
    throw error;
  }
  const version = execFileSync('dpkg-query', ['-W', '--showformat', `\${Version}`, 'roundcube-core'], {
    encoding: 'utf8',
  });
  return { address: `http://127.0.0.1:${web}/`, user: USER, password: PASSWORD, version, stop };
}

function putMails(folder: string, mails: readonly SampleMail[]): void {
  const box = join(folder, 'boxes', USER, 'Maildir');
  for (const part of ['cur', 'new', 'tmp']) mkdirSync(join(box, part), { recursive: true });
  for (const [at, { sentAt, text }] of mails.entries())
    writeFileSync(join(box, 'cur', `${Math.floor(sentAt / 1_000)}.M${at}.sample:2,`), text);
  execFileSync('chown', ['-R', 'mail:mail', join(folder, 'boxes')]);
  execFileSync('chmod', ['755', folder]);
}

function dovecotConfig(folder: string, port: number): string {
  const mail = execFileSync('id', ['-u', 'mail'], { encoding: 'utf8' }).trim();
  writeFileSync(join(folder, 'passwd'), `${USER}:{PLAIN}${PASSWORD}\n`);
  const path = join(folder, 'dovecot.conf');
  writeFileSync(
    path,
    `base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = ${mail}
mail_uid = ${mail}
mail_gid = mail
mail_location = maildir:${folder}/boxes/%u/Maildir
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${folder}/passwd
}
userdb {
  driver = static
  args = uid=${mail} gid=mail home=${folder}/boxes/%u
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
}
`,
  );
  return path;
}

/** Debian's defaults with our own database, folders and key; the rest is as Debian ships it. */
function roundcubeConfig(folder: string, imap: number, smtp: number): string {
  const config = join(folder, 'config');
  for (const name of ['config', 'temp', 'logs']) mkdirSync(join(folder, name));
  for (const name of ['defaults.inc.php', 'mimetypes.php'])
    cpSync(join('/etc/roundcube', name), join(config, name), { dereference: true });
  writeFileSync(
    join(config, 'config.inc.php'),
    `<?php
$config = [];
$config['db_dsnw'] = 'sqlite:///${folder}/roundcube.sqlite?mode=0640';
$config['imap_host'] = '127.0.0.1:${imap}';
$config['smtp_host'] = '127.0.0.1:${smtp}';
$config['smtp_user'] = '';
$config['smtp_pass'] = '';
$config['des_key'] = 'sample-key-of-24-letters';
$config['plugins'] = [];
$config['skin'] = 'elastic';
$config['language'] = 'en_US';
$config['temp_dir'] = '${folder}/temp';
$config['log_dir'] = '${folder}/logs';
$config['ip_check'] = false;
`,
  );
  const tables = readFileSync('/usr/share/roundcube/SQL/sqlite.initial.sql');
  execFileSync('sqlite3', [join(folder, 'roundcube.sqlite')], { input: tables });
  return config;
}

async function listening(port: number): Promise<void> {
  const until = Date.now() + START_MS;
  const answers = () =>
    new Promise<boolean>((told) => {
      const socket = connect(port, '127.0.0.1', () => socket.end(() => told(true)));
      socket.once('error', () => told(false));
    });
  while (!(await answers())) {
    if (Date.now() > until) throw new Error(`Nothing listens on 127.0.0.1:${port}.`);
    await new Promise((rest) => setTimeout(rest, 100));
  }
}

/** Ends a process of ours, and those that it started. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((told) => child.once('exit', () => told()));
  const isGroup = child.spawnfile === 'php';
  process.kill(isGroup ? -child.pid : child.pid);
  await gone;
}
