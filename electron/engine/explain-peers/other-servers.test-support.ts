import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PracticeServer } from '../../practice/server';
import { freePort, python, startPeer, type Peer } from '../../practice/peers/peer.test-support';

/** Another server, with a folder of its own. */
export interface Other {
  readonly url: string;
  end(): Promise<void>;
}

interface Starting {
  readonly folder: string;
  readonly port: number;
}

async function start(
  name: string,
  begin: (place: Starting) => Promise<Peer>,
  closes: readonly (() => void)[] = [],
): Promise<Other> {
  const folder = await mkdtemp(join(tmpdir(), `cairn-why-${name}-`));
  // Servers give up the rights of root, and have to read what is there all the same.
  await chmod(folder, 0o777);
  const port = await freePort();
  const peer = await begin({ folder, port });
  return {
    url: `http://127.0.0.1:${port}`,
    async end() {
      await peer.end();
      for (const close of closes) close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A few files: a page of two hundred bytes from 2024, an empty folder, and a text that is large enough to be packed. */
async function writeFiles(folder: string): Promise<string> {
  const files = join(folder, 'files');
  await mkdir(join(files, 'empty'), { recursive: true });
  await writeFile(join(files, 'page.html'), `<p>${'x'.repeat(192)}</p>\n`.slice(0, 200));
  await writeFile(join(files, 'long.txt'), 'all the same '.repeat(400));
  for (const name of ['page.html', 'long.txt'])
    await utimes(join(files, name), new Date(Date.UTC(2024, 0, 1)), new Date(Date.UTC(2024, 0, 1)));
  return files;
}

/** A port that takes connections and never says a word. */
async function silentPort(): Promise<{ readonly port: number; close(): void }> {
  const server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address ? address.port : 0, close: () => void server.close() };
}

export async function startNginx(practice: PracticeServer): Promise<Other> {
  const silent = await silentPort();
  const { certificates } = practice.tls ?? {};
  return start(
    'nginx',
    async ({ folder, port }) => {
      const files = await writeFiles(folder);
      const tlsPort = await freePort();
      await writeFile(join(folder, 'cert.pem'), certificates?.good.cert ?? '');
      await writeFile(join(folder, 'key.pem'), certificates?.good.key ?? '');
      await writeFile(join(folder, 'users'), 'alice:{PLAIN}secret\n');
      const config = join(folder, 'nginx.conf');
      await writeFile(config, nginxConfig({ folder, files, port, tlsPort, behind: practice.port, silent: silent.port }));
      return startPeer('nginx', ['-c', config, '-p', folder], port);
    },
    [() => silent.close()],
  );
}

interface NginxPlace extends Starting {
  readonly files: string;
  readonly tlsPort: number;
  readonly behind: number;
  readonly silent: number;
}

const nginxConfig = ({ folder, files, port, tlsPort, behind, silent }: NginxPlace) => `
daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${folder}/b; proxy_temp_path ${folder}/p; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  types { text/html html; text/plain txt; }
  gzip on; gzip_types text/plain; gzip_min_length 100;
  large_client_header_buffers 2 2k;
  client_max_body_size 1k; client_body_timeout 1s;
  proxy_cache_path ${folder}/cache keys_zone=why:1m;
  limit_req_zone all zone=slow:1m rate=1r/m;
  server {
    listen 127.0.0.1:${port}; server_name localhost; root ${files};
    location /private/ { auth_basic "files"; auth_basic_user_file ${folder}/users; }
    location /down/ { proxy_pass http://127.0.0.1:1; }
    location /slow/ { proxy_pass http://127.0.0.1:${silent}; proxy_read_timeout 300ms; }
    location /busy/ { limit_req zone=slow; limit_req_status 429; try_files $uri /page.html; }
    location /full/ { limit_req zone=slow; try_files $uri /page.html; }
    location /gone/ { return 410; }
    location /hang-up/ { return 444; }
    location /moved/ { return 301 /page.html; }
    location /private-code/ { return 450; }
    location /cached/ {
      proxy_pass http://127.0.0.1:${behind}/cache/; proxy_set_header Host localhost; proxy_cache why;
      add_header X-Cache $upstream_cache_status always;
    }
    location /tls-port { return 302 http://127.0.0.1:${tlsPort}/page.html; }
  }
  server {
    listen 127.0.0.1:${tlsPort} ssl; ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem; root ${files};
  }
}
`;

const apacheModules = [
  'mpm_event',
  'authn_core',
  'authn_file',
  'authz_core',
  'authz_user',
  'auth_basic',
  'alias',
  'dir',
  'mime',
  'negotiation',
  'proxy',
  'proxy_http',
  'reqtimeout',
];

export const startApache = (): Promise<Other> =>
  start('apache', async ({ folder, port }) => {
    const files = await writeFiles(folder);
    await writeFile(join(files, 'book.html.en'), 'A book');
    await writeFile(join(files, 'book.html.de'), 'Ein Buch');
    await writeFile(join(folder, 'users'), 'alice:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\n');
    const config = join(folder, 'apache.conf');
    await writeFile(config, apacheConfig({ folder, port }, files));
    return startPeer('/usr/sbin/apache2', ['-X', '-f', config], port);
  });

const apacheConfig = ({ folder, port }: Starting, files: string) => `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
User nobody
Group nogroup
DefaultRuntimeDir ${folder}
${apacheModules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
AddLanguage en .en
AddLanguage de .de
TraceEnable off
RequestReadTimeout body=1
LimitRequestLine 1000
LimitRequestFieldSize 1000
DocumentRoot ${files}
<Directory ${files}>
  Options +MultiViews -Indexes
  Require all granted
  LimitRequestBody 1000
</Directory>
<Location /private/>
  AuthType Basic
  AuthName files
  AuthUserFile ${folder}/users
  Require valid-user
</Location>
<Location /closed/>
  Require all denied
</Location>
Redirect gone /gone
Redirect 303 /see /page.html
Redirect 308 /moved http://localhost:${port}/page.html
ProxyPass /down/ http://127.0.0.1:1/
`;

export const startHttpbin = (): Promise<Other> =>
  start('httpbin', ({ port }) => startPeer(python, ['-m', 'httpbin.core', '--host', '127.0.0.1', '--port', String(port)], port));

export const startDrf = (practice: PracticeServer): Promise<Other> =>
  start('drf', async ({ folder, port }) => {
    const people = practice.accounts;
    await writeFile(join(folder, 'rows.json'), JSON.stringify({ authors: [], categories: [], books: [], people }));
    const site = fileURLToPath(new URL('../../practice/peers/drf-site.py', import.meta.url));
    return startPeer(python, [site, folder, String(port)], port);
  });

export async function startSquid(practice: PracticeServer): Promise<Other> {
  const silent = await silentPort();
  return start(
    'squid',
    async ({ folder, port }) => {
      const config = join(folder, 'squid.conf');
      await writeFile(config, squidConfig({ folder, port }, practice.port, silent.port));
      return startPeer('squid', ['-N', '-f', config], port);
    },
    [() => silent.close()],
  );
}

/** A proxy that wants a name from everybody, and reaches two ports of this machine. */
const squidConfig = ({ folder, port }: Starting, behind: number, silent: number) => `
http_port 127.0.0.1:${port}
pid_filename ${folder}/pid
cache_log ${folder}/cache.log
access_log none
coredump_dir ${folder}
cache_mem 8 MB
shutdown_lifetime 0 seconds
read_timeout 1 second
visible_hostname squid.test
pinger_enable off
netdb_filename none
auth_param basic program /usr/lib/squid/basic_fake_auth
auth_param basic children 1
auth_param basic realm squid
acl known proxy_auth REQUIRED
acl ours port ${behind} ${silent} 1
http_access deny !ours
http_access allow known
http_access deny all
`;
