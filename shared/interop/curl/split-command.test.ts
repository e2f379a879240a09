import { expect, test } from 'vitest';
import { createNotes } from '../import-notes';
import { readCurl } from './read-curl';
import { guessShell, splitCommand } from './split-command';

test.each([
  ['curl http://a', 'bash'],
  ['curl "http://a" ^\r\n  -H "x: y"', 'cmd'],
  ['curl ^"http://a^"', 'cmd'],
  ['curl "http://a" `\n  -H "x: y"', 'powershell'],
  ["curl.exe -H 'x: y' http://a", 'powershell'],
  ['PS C:\\> curl.exe http://a', 'powershell'],
  ["curl -d 'a^b' http://a", 'bash'],
  ["curl -d 'a`b' http://a", 'bash'],
])('%j is meant for %s', (text, shell) => {
  expect(guessShell(text)).toBe(shell);
});

test.each([
  ['curl "a b" c', ['curl', 'a b', 'c']],
  ['curl "say \\"hi\\"" x', ['curl', 'say "hi"', 'x']],
  ['curl "say ""hi""" x', ['curl', 'say "hi"', 'x']],
  ['curl C:\\path\\x "C:\\dir\\\\"', ['curl', 'C:\\path\\x', 'C:\\dir\\']],
  ['curl ^"a^&b^" ^^ x^ y', ['curl', 'a&b', '^', 'x', 'y']],
  ['curl "a^b&c" d', ['curl', 'a^b&c', 'd']],
  ['curl a ^\r\n  b', ['curl', 'a', 'b']],
  // As browsers copy a body with a line break and quotes.
  ['curl ^"u^" --data-raw ^"^{^\\^"a^\\^":^\\^"1^%^\\^"^}^\n\n2^"', ['curl', 'u', '--data-raw', '{"a":"1%"}\n2']],
  ['curl ""', ['curl', '']],
])('cmd: %j', (text, words) => {
  expect(splitCommand(text, 'cmd').commands).toEqual([words]);
});

test.each([
  ["curl.exe 'a b' c", ['curl.exe', 'a b', 'c']],
  ["curl.exe 'it''s'", ['curl.exe', "it's"]],
  ['curl.exe "a`"b`n" `\n  c', ['curl.exe', 'a"b\n', 'c']],
  ['curl.exe "a""b"', ['curl.exe', 'a"b']],
  ['curl.exe -d \'{\\"a\\":1}\'', ['curl.exe', '-d', '{"a":1}']],
  ['curl.exe -d \'{"a":1}\'', ['curl.exe', '-d', '{"a":1}']],
  ['curl.exe "$name/${env:HOST}"', ['curl.exe', '{{name}}/{{HOST}}']],
  ["& curl.exe '$x'", ['curl.exe', '$x']],
  ['curl.exe a # not this', ['curl.exe', 'a']],
  ['curl.exe a | Out-File x', ['curl.exe', 'a']],
])('PowerShell: %j', (text, words) => {
  expect(splitCommand(text, 'powershell').commands).toEqual([words]);
});

test('variables of the shell become variables, and nothing is run', () => {
  const notes = createNotes();
  const read = readCurl('curl -H "Authorization: Bearer $TOKEN" "http://${HOST}/x" -d "$(cat /etc/passwd)"', notes);
  expect(read).toMatchObject({
    ok: true,
    value: [{ draft: { url: 'http://{{HOST}}/x', headers: [{ value: 'Bearer {{TOKEN}}' }] } }],
  });
  expect(notes.losses.map(({ why }) => why)).toEqual([
    'a command inside the command is not run: it stands as it was typed',
    '$TOKEN is a variable of the shell: it stands as {{TOKEN}}',
    '$HOST is a variable of the shell: it stands as {{HOST}}',
  ]);
});

test.each([
  ['curl --no-such-thing http://a', 'the option --no-such-thing'],
  ['curl -X', null],
  ['curl http://a -U alice:secret', 'the credentials for the proxy'],
  ['curl http://a --negotiate', 'Negotiate (SPNEGO)'],
  ['curl http://a -b jar.txt', 'the cookies in the file jar.txt'],
  ['curl http://a -K rc', 'the options in the file rc'],
  ['curl http://a -E cert.pem:word', 'the client certificate cert.pem'],
  ['curl http://a -d @-', 'what the command reads from standard input'],
  ['curl http://a/{x,y}', 'the list {x,y} in the address'],
  ['curl http://a -x http://al:se@proxy:3128', 'the credentials for the proxy'],
  ['curl http://a --http3', 'HTTP/3'],
  ['curl http://a --tls-max 1.0', 'TLS 1.0 at most'],
  ['curl http://a --ciphers X', 'the option --ciphers'],
  ['curl http://a -sSL -o x -w y --retry 3', undefined],
])('%s names what it cannot carry over', (command, what) => {
  const notes = createNotes();
  const read = readCurl(command, notes);
  expect(read.ok).toBe(what !== null);
  if (what !== null) expect(notes.losses.map((loss) => loss.what)).toEqual(what === undefined ? [] : [what]);
});

test('what is no curl command says so', () => {
  expect(readCurl('wget http://a')).toMatchObject({ ok: false, failure: { issues: ['this is no curl command'] } });
  expect(readCurl('curl -X POST')).toMatchObject({ ok: false, failure: { issues: ['this curl command has no address'] } });
});

test('proxies, other addresses and versions become options', () => {
  const command =
    'curl -x proxy:3128 --resolve a:80:127.0.0.1 --resolve +b:443:127.0.0.2 --unix-socket /run/x -6 --tls-max 1.2 --http2-prior-knowledge http://a';
  expect(readCurl(command)).toMatchObject({
    value: [
      {
        draft: {
          options: {
            proxy: 'http://proxy:3128',
            resolve: 'a:80:127.0.0.1 b:443:127.0.0.2',
            unixSocket: '/run/x',
            addressFamily: '6',
            tlsMost: '1.2',
            httpVersion: '2',
          },
        },
      },
    ],
  });
  expect(readCurl('curl --socks5-hostname al:se@host:1080 http://a')).toMatchObject({
    value: [{ draft: { options: { proxy: 'socks5h://host:1080' } } }],
  });
});
