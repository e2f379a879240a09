import type { WireEntry } from '#shared/model/wire';
import { expect, test } from 'vitest';
import { socksLines } from './socks-lines';
import { asHex, hexText } from './wire-hex';
import { hasSecrets, readWireSections, wireText } from './wire-sections';

const latin1 = (...parts: readonly (string | number)[]): string =>
  parts.map((part) => (typeof part === 'number' ? String.fromCharCode(part) : part)).join('');
const said = (direction: WireEntry['direction'], ...parts: readonly (string | number)[]) =>
  socksLines({ direction, bytes: latin1(...parts) }).map(
    ({ label, pieces }) => `${label} | ${pieces.map(({ text }) => text).join('')}`,
  );

test('the steps of SOCKS 5 are named part by part', () => {
  expect(said('sent', 5, 2, 0, 2)).toEqual(['greeting | version: 5', 'greeting | offers: 0x00 no login, 0x02 name and password']);
  expect(said('received', 5, 0xff)).toEqual(['method | version: 5', 'method | takes: 0xff none of them']);
  expect(said('sent', 1, 3, 'ada', 2, 'pw')).toEqual(['login | version: 1', 'login | name: ada', 'login | password: pw']);
  expect(said('received', 1, 1)).toEqual(['login | version: 1', 'login | status: 0x01 refused']);
  expect(said('sent', 5, 1, 0, 3, 11, 'api.example', 1, 0xbb)).toEqual([
    'SOCKS request | version: 5',
    'SOCKS request | command: 0x01 CONNECT',
    'SOCKS request | address: api.example (a name)',
    'SOCKS request | port: 443',
  ]);
  expect(said('received', 5, 5, 0, 1, 127, 0, 0, 1, 0, 80)).toEqual([
    'reply | version: 5',
    'reply | code: 0x05 the server refused the connection',
    'reply | address: 127.0.0.1 (IPv4)',
    'reply | port: 80',
  ]);
  expect(said('received', 5, 0, 0, 4, 0x20, 1, 0x0d, 0xb8, ...Array.from({ length: 11 }, () => 0), 1, 0, 80)[2]).toBe(
    'reply | address: 2001:db8:0:0:0:0:0:1 (IPv6)',
  );
});

test('SOCKS 4 names the user; 4a has the name behind an address that is none', () => {
  expect(said('sent', 4, 1, 0, 80, 127, 0, 0, 1, 'ada', 0)).toEqual([
    'SOCKS request | version: 4',
    'SOCKS request | command: 0x01 CONNECT',
    'SOCKS request | address: 127.0.0.1',
    'SOCKS request | port: 80',
    'SOCKS request | user: ada',
  ]);
  expect(said('sent', 4, 1, 0, 80, 0, 0, 0, 1, 0, 'api.example', 0).slice(2)).toEqual([
    'SOCKS request | address: 0.0.0.1: a name follows',
    'SOCKS request | port: 80',
    'SOCKS request | user: none',
    'SOCKS request | name: api.example',
  ]);
  expect(said('received', 0, 0x5b, 0, 0, 0, 0, 0, 0)).toEqual([
    'reply | version: 0',
    'reply | code: 0x5b rejected, or it failed',
    'reply | address: 0.0.0.0, port 0',
  ]);
});

test('what does not answer as a SOCKS proxy, says too little or too much, or uses words nobody knows is shown as it came', () => {
  expect(said('received', 'HTTP/1.1 400 Bad')[0]).toMatch(/^bytes \| 48 54 54 50 .*HTTP\/1\.1 400 Bad$/);
  expect(said('received', 5, 0, 0, 1, 127, 0)).toEqual([
    'reply | version: 5',
    'reply | code: 0x00 succeeded',
    expect.stringMatching(/^bytes \| 7f 00/),
  ]);
  expect(said('received', 5, 0, 0, 1, 127, 0, 0, 1, 0, 80, 'more').at(-1)).toMatch(/more$/);
  expect(said('received', 5, 9, 0, 7)).toEqual([
    'reply | version: 5',
    'reply | code: 0x09 unknown',
    'reply | address: of a kind nobody knows: 0x07',
  ]);
});

test('the password is hidden in the lines, in the copy and in hex until it is asked for', () => {
  const bytes = latin1(1, 3, 'ada', 6, 's3cret');
  const log = { entries: [{ hop: 0, direction: 'sent', part: 'socks', at: 0, bytes, total: bytes.length } as const] };
  const sections = readWireSections(log, { fields: [], values: [] });
  expect(hasSecrets(sections)).toBe(true);
  expect(wireText(sections, false)).toBe('version: 1\nname: ada\npassword: ••••••••');
  expect(wireText(sections, true)).toContain('password: s3cret');
  expect(hexText(asHex(sections, log, false))).toContain('06 •• ••  •• •• •• ••');
  expect(hexText(asHex(sections, log, true))).toContain('06 73 33  63 72 65 74');
});
