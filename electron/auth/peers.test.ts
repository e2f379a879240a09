import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { describeJwt } from '#shared/explain/describe-jwt';
import { readJwt } from '#shared/http/jwt';
import { blankAuth, type Auth } from '#shared/model/auth';
import type { Exchange } from '#shared/model/exchange';
import { readKeys } from './jwt/read-keys';
import { verifyJwt } from './jwt/verify-jwt';
import { createTestEngine, rows, type TestEngine } from '../engine/exchange.test-support';
import { freePort, hasPythonModule, isInstalled, python, startPeer, type Peer } from '../practice/peers/peer.test-support';

/** Servers that were not written with this client in mind. */
let engine: TestEngine;
beforeEach(async () => {
  engine = await createTestEngine();
  return () => engine.close();
});

const statuses = (exchange: Exchange) => exchange.hops.map(({ head }) => head?.status);
const sides = (exchange: Exchange) =>
  exchange.hops.flatMap((hop) => hop.sides.map(({ method, status }) => `${method} ${status}`));
const digest = (password: string): Auth => ({ kind: 'digest', username: 'alice', password });

describe.skipIf(!hasPythonModule('httpbin'))('httpbin', () => {
  let peer: Peer;
  beforeAll(async () => {
    const port = await freePort();
    peer = await startPeer(python, ['-m', 'httpbin.core', '--host', '127.0.0.1', '--port', String(port)], port);
  }, 60_000);
  afterAll(() => peer.end());

  /** httpbin knows a nonce by a cookie that came with it. */
  const enter = async (algorithm: string, qop: string, password: string): Promise<Exchange> => {
    const url = `http://127.0.0.1:${peer.port}/digest-auth/${qop}/alice/secret/${algorithm}`;
    const asked = await engine.send({ url });
    const cookies = asked.hops[0]?.head?.headers
      .filter(([name]) => name === 'Set-Cookie')
      .map(([, value]) => value.split(';')[0]);
    return engine.send({ url, headers: rows(['Cookie', cookies?.join('; ') ?? '']), auth: digest(password) });
  };

  const cases = ['MD5', 'SHA-256', 'SHA-512'].flatMap((algorithm) =>
    ['auth', 'auth-int'].map((qop) => [algorithm, qop] as const),
  );
  test.each(cases)('Digest with %s and %s', async (algorithm, qop) => {
    expect(statuses(await enter(algorithm, qop, 'secret'))).toEqual([401, 200]);
    expect(statuses(await enter(algorithm, qop, 'guess'))).toEqual([401, 401]);
  });

  test('Basic and bearer', async () => {
    const at = (path: string) => `http://127.0.0.1:${peer.port}${path}`;
    const basic: Auth = { kind: 'basic', username: 'ünï', password: 'pä:ss' };
    expect(statuses(await engine.send({ url: at('/basic-auth/%C3%BCn%C3%AF/p%C3%A4:ss'), auth: basic }))).toEqual([200]);
    expect(statuses(await engine.send({ url: at('/bearer'), auth: { ...blankAuth.bearer, token: 't' } }))).toEqual([200]);
  });
});

describe.skipIf(!isInstalled('apache2'))('Apache', () => {
  let folder: string;
  let peer: Peer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-apache-'));
    // It gives up the rights of root, and has to read what is there all the same.
    await chmod(folder, 0o755);
    const port = await freePort();
    // MD5 of alice:realm:secret, as htdigest writes it.
    await writeFile(join(folder, 'users'), `alice:realm:${createHash('md5').update('alice:realm:secret').digest('hex')}\n`);
    await writeFile(join(folder, 'index.html'), 'welcome');
    await writeFile(join(folder, 'apache.conf'), apacheConfig(folder, port));
    peer = await startPeer('/usr/sbin/apache2', ['-X', '-f', join(folder, 'apache.conf')], port);
  }, 60_000);
  afterAll(async () => {
    await peer.end();
    await rm(folder, { recursive: true });
  });

  test('Digest with MD5; the nonce is used on, with its count', async () => {
    const url = `http://127.0.0.1:${peer.port}/index.html`;
    const first = await engine.send({ url, auth: digest('secret') });
    expect([statuses(first), await engine.bodyText(first)]).toEqual([[401, 200], 'welcome']);
    for (let times = 0; times < 3; times++) expect(statuses(await engine.send({ url, auth: digest('secret') }))).toEqual([200]);
    expect(statuses(await engine.send({ url, auth: digest('guess') }))).toEqual([401, 401]);
  });
});

const apacheConfig = (folder: string, port: number) => `
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
User nobody
Group nogroup
DefaultRuntimeDir ${folder}
LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
LoadModule authn_core_module /usr/lib/apache2/modules/mod_authn_core.so
LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
LoadModule authz_user_module /usr/lib/apache2/modules/mod_authz_user.so
LoadModule authn_file_module /usr/lib/apache2/modules/mod_authn_file.so
LoadModule auth_digest_module /usr/lib/apache2/modules/mod_auth_digest.so
DocumentRoot ${folder}
<Directory ${folder}>
  AuthType Digest
  AuthName realm
  AuthDigestProvider file
  AuthUserFile ${folder}/users
  Require valid-user
</Directory>
`;

describe.skipIf(!hasPythonModule('rest_framework'))('Django REST framework', () => {
  let folder: string;
  let peer: Peer;
  const at = (path: string) => `http://127.0.0.1:${peer.port}${path}`;
  const ada = { username: 'ada', password: 'Größe 42' };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairn-drf-'));
    await writeFile(join(folder, 'site.py'), djangoSite(folder));
    const port = await freePort();
    peer = await startPeer(python, [join(folder, 'site.py'), String(port)], port);
  }, 90_000);
  afterAll(async () => {
    await peer.end();
    await rm(folder, { recursive: true });
  });

  test('Basic', async () => {
    expect(statuses(await engine.send({ url: at('/basic/'), auth: { kind: 'basic', ...ada } }))).toEqual([200]);
    expect(statuses(await engine.send({ url: at('/basic/'), auth: { kind: 'basic', ...ada, password: 'x' } }))).toEqual([401]);
  });

  test('Token, fetched with name and password', async () => {
    const auth: Auth = { ...blankAuth.token, source: 'login', ...ada };
    const exchange = await engine.send({ url: at('/token/'), auth });
    expect([sides(exchange), statuses(exchange)]).toEqual([['POST 200'], [200]]);
  });

  test('a key in a header, which a view of its own looks up', async () => {
    const key = (value: string): Auth => ({ kind: 'apiKey', name: 'X-Api-Key', value, placement: 'header' });
    expect(statuses(await engine.send({ url: at('/key/'), auth: key('key of ada') }))).toEqual([200]);
    expect(statuses(await engine.send({ url: at('/key/'), auth: key('guess') }))).toEqual([403]);
  });

  describe.skipIf(!hasPythonModule('jwt'))('a JWT of PyJWT', () => {
    /** Fetched as a page would, with name and password. */
    const obtain = async (way = ''): Promise<string> => {
      const body = { kind: 'json', text: JSON.stringify(ada) } as const;
      const exchange = await engine.send({ method: 'POST', url: at(`/jwt/create/${way}`), body });
      expect(statuses(exchange)).toEqual([200]);
      return (JSON.parse(await engine.bodyText(exchange)) as { access: string }).access;
    };
    const enter = async (token: string) => {
      const exchange = await engine.send({ url: at('/jwt/'), auth: { ...blankAuth.bearer, token } });
      return [statuses(exchange), await engine.bodyText(exchange)];
    };
    const key = readKeys('a shared secret of thirty-two letters');
    const verdictOf = (token: string) => verifyJwt(token, key, 'the site').state;

    test('is obtained and used, and its signature is verified with the shared secret', async () => {
      const token = await obtain();
      expect(await enter(token)).toEqual([[200], expect.stringContaining('"ada"')]);
      expect(verdictOf(token)).toBe('verified');
      expect(readJwt(token)?.expiresAt).toBeGreaterThan(Date.now());
    });

    test('that is past its time is refused there, and read as expired here', async () => {
      const token = await obtain('?seconds=-60');
      expect(await enter(token)).toEqual([[401], expect.stringContaining('expired')]);
      expect(verdictOf(token)).toBe('verified');
      expect(describeJwt(readJwt(token)!, Date.now()).standing).toBe('expired');
    });

    test('that was changed, or that nobody signed, is refused there and here', async () => {
      const [head = '', claims = '', signature = ''] = (await obtain()).split('.');
      const other = Buffer.from(JSON.stringify({ sub: 'root', exp: 4e9 })).toString('base64url');
      const none = Buffer.from('{"alg":"none"}').toString('base64url');
      for (const token of [`${head}.${other}.${signature}`, `${none}.${claims}.`, `${none}.${other}.${signature}`]) {
        expect(await enter(token)).toEqual([[401], expect.stringContaining('detail')]);
        expect(verdictOf(token)).toBe('refused');
      }
    });

    test('is not given out for a wrong password, and nobody comes in without one', async () => {
      const body = { kind: 'json', text: JSON.stringify({ ...ada, password: 'guess' }) } as const;
      expect(statuses(await engine.send({ method: 'POST', url: at('/jwt/create/'), body }))).toEqual([401]);
      const asNobody = await engine.send({ url: at('/jwt/') });
      expect(asNobody.head?.headers).toContainEqual(['WWW-Authenticate', 'Bearer realm="api"']);
    });

    test('under any algorithm of PyJWT is verified as PyJWT itself does', async () => {
      for (const algorithm of ['HS256', 'HS384', 'HS512'])
        expect(verdictOf(await obtain(`?algorithm=${algorithm}`))).toBe('verified');
    });
  });

  describe('a session', () => {
    const session: Auth = { ...blankAuth.session, loginUrl: '/login/', ...ada };

    test('begun by its login form, with CSRF on what changes something', async () => {
      const read = await engine.send({ url: at('/session/'), auth: session });
      expect([sides(read), statuses(read)]).toEqual([['GET 200', 'POST 302', 'GET 404'].slice(0, sides(read).length), [200]]);
      expect(await engine.bodyText(read)).toContain('"ada"');
      const written = await engine.send({ method: 'POST', url: at('/session/'), auth: session });
      expect([sides(written), statuses(written)]).toEqual([[], [200]]);
    });

    test('that somebody ended is begun anew where the server sends one to the login page', async () => {
      await engine.send({ url: at('/page/'), auth: session });
      await engine.send({ url: at('/flush/') });
      const again = await engine.send({ url: at('/page/'), auth: session });
      expect(statuses(again)).toEqual([302, 200]);
      expect(again.hops[0]?.challenge?.scheme).toBe('Session');
      expect(sides(again).slice(0, 2)).toEqual(['GET 200', 'POST 302']);
    });

    test('with a wrong password is no session', async () => {
      const exchange = await engine.send({ url: at('/session/'), auth: { ...session, password: 'guess' } });
      expect(exchange).toMatchObject({
        failure: { kind: 'authFailed', reason: expect.stringContaining('login form came again') },
      });
    });
  });
});

/** A whole Django site in one file, with what its own parts make of these ways to log in. */
const djangoSite = (folder: string) => `
import sys, django
from django.conf import settings
settings.configure(
    DEBUG=False, SECRET_KEY='practice', ALLOWED_HOSTS=['*'], ROOT_URLCONF=__name__, USE_TZ=True,
    DEFAULT_AUTO_FIELD='django.db.models.AutoField', LOGIN_URL='/login/', LOGIN_REDIRECT_URL='/session/',
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': '${folder}/db.sqlite3'}},
    INSTALLED_APPS=['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions', 'rest_framework', 'rest_framework.authtoken'],
    MIDDLEWARE=['django.contrib.sessions.middleware.SessionMiddleware', 'django.middleware.csrf.CsrfViewMiddleware', 'django.contrib.auth.middleware.AuthenticationMiddleware'],
    TEMPLATES=[{'BACKEND': 'django.template.backends.django.DjangoTemplates', 'OPTIONS': {'loaders': [('django.template.loaders.locmem.Loader', {
        'login.html': '<form method="post">{% csrf_token %}{{ form.as_p }}<button>Log in</button></form>'})]}}],
    PASSWORD_HASHERS=['django.contrib.auth.hashers.MD5PasswordHasher'],
)
django.setup()
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView
from django.contrib.auth.decorators import login_required
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
from datetime import datetime, timedelta, timezone
from django.contrib.auth import authenticate
from rest_framework.authentication import BaseAuthentication, BasicAuthentication, SessionAuthentication, TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed
try: import jwt
except ImportError: jwt = None
from rest_framework.authtoken.views import obtain_auth_token
from rest_framework.permissions import IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView

def view(kind):
    class Who(APIView):
        authentication_classes = [kind]
        permission_classes = [IsAuthenticated]
        def get(self, request): return Response({'who': request.user.username})
        def post(self, request): return Response({'who': request.user.username})
    return Who.as_view()

secret = 'a shared secret of thirty-two letters'

class JWTAuthentication(BaseAuthentication):
    def authenticate_header(self, request): return 'Bearer realm="api"'
    def authenticate(self, request):
        scheme, _, token = request.headers.get('Authorization', '').partition(' ')
        if scheme.lower() != 'bearer': return None
        try: claims = jwt.decode(token, secret, algorithms=['HS256', 'HS384', 'HS512'])
        except jwt.PyJWTError as error: raise AuthenticationFailed(str(error))
        return User.objects.get(username=claims['sub']), claims

class ObtainJWT(APIView):
    authentication_classes = [JWTAuthentication]
    permission_classes = []
    def post(self, request):
        user = authenticate(username=request.data.get('username'), password=request.data.get('password'))
        if user is None: raise AuthenticationFailed('No such account.')
        ends = datetime.now(tz=timezone.utc) + timedelta(seconds=int(request.query_params.get('seconds', '300')))
        return Response({'access': jwt.encode({'sub': user.username, 'exp': ends}, secret, algorithm=request.query_params.get('algorithm', 'HS256'))})

class KeyAuthentication(BaseAuthentication):
    def authenticate(self, request):
        key = request.headers.get('X-Api-Key')
        if key is None: return None
        if key != 'key of ada': raise AuthenticationFailed('No such key.')
        return User.objects.get(username='ada'), key

def flush(request):
    Session.objects.all().delete()
    return HttpResponse('')

urlpatterns = [
    path('basic/', view(BasicAuthentication)),
    path('token/', view(TokenAuthentication)),
    path('session/', view(SessionAuthentication)),
    path('key/', view(KeyAuthentication)),
    path('jwt/', view(JWTAuthentication)),
    path('jwt/create/', ObtainJWT.as_view()),
    path('page/', login_required(lambda request: HttpResponse(request.user.username))),
    path('api-token-auth/', obtain_auth_token),
    path('login/', LoginView.as_view(template_name='login.html')),
    path('flush/', flush),
]
if __name__ == '__main__':
    call_command('migrate', verbosity=0)
    User.objects.create_user('ada', password='Größe 42')
    from wsgiref.simple_server import WSGIRequestHandler, make_server
    WSGIRequestHandler.log_message = lambda *args: None
    make_server('127.0.0.1', int(sys.argv[1]), get_wsgi_application()).serve_forever()
`;
