/* oxlint-disable import/default -- `?raw` is the bundler's: it makes the export */
import { execFileSync } from 'node:child_process';
import type { QuickJSWASMModule } from 'quickjs-emscripten-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasPythonModule, python } from '../practice/peers/peer.test-support';
import helpers from './pac-helpers.js?raw';
import { askPac, loadEngine } from './pac-sandbox';
import { pacLimits } from './pac-messages';

type Case = readonly [expression: string, value: boolean | string | number | null];

/** A Wednesday; by the clock of this machine for the first half of the tables, by that of Greenwich for the second. */
const here = new Date(2026, 10, 25, 13, 30, 45).getTime();
const greenwich = Date.UTC(2026, 10, 25, 13, 30, 45);

const names: Readonly<Record<string, string>> = {
  'www.netscape.com': '198.95.249.79',
  'both.test': '10.0.0.7 2001:db8::7',
  'six.test': '2001:db8::6',
};

const hosts: readonly Case[] = [
  ['isPlainHostName("www")', true],
  ['isPlainHostName("www.netscape.com")', false],
  ['dnsDomainIs("www.netscape.com", ".netscape.com")', true],
  ['dnsDomainIs("www", ".netscape.com")', false],
  ['dnsDomainIs("www.mcom.com", ".netscape.com")', false],
  ['dnsDomainIs("notnetscape.com", "netscape.com")', true],
  ['localHostOrDomainIs("www.netscape.com", "www.netscape.com")', true],
  ['localHostOrDomainIs("www", "www.netscape.com")', true],
  ['localHostOrDomainIs("www.mcom.com", "www.netscape.com")', false],
  ['localHostOrDomainIs("home.netscape.com", "www.netscape.com")', false],
  ['localHostOrDomainIs("ww", "www.netscape.com")', false],
  ['dnsDomainLevels("www")', 0],
  ['dnsDomainLevels("www.netscape.com")', 2],
  ['dnsDomainLevels("")', 0],
  ['convert_addr("104.16.41.2")', 1745889538],
  ['convert_addr("255.1.2.3")', -16711165],
  ['convert_addr("0.0.0.0")', 0],
  ['shExpMatch("http://home.netscape.com/people/ari/index.html", "*/ari/*")', true],
  ['shExpMatch("http://home.netscape.com/people/montulli/index.html", "*/ari/*")', false],
  ['shExpMatch("www.a.test", "*.a.test")', true],
  ['shExpMatch("a.test", "*.a.test")', false],
  ['shExpMatch("wwwxaxtest", "*.a.test")', false],
  ['shExpMatch("ab", "a?")', true],
  ['shExpMatch("a", "a?")', false],
  ['shExpMatch("x.b.test", "(*.a.test|*.b.test)")', true],
  ['shExpMatch("x.c.test", "(*.a.test|*.b.test)")', false],
  ['shExpMatch("", "*")', true],
];

const looked: readonly Case[] = [
  ['isResolvable("www.netscape.com")', true],
  ['isResolvable("bogus.domain.foobar")', false],
  ['isResolvable("six.test")', false],
  ['dnsResolve("www.netscape.com")', '198.95.249.79'],
  ['dnsResolve("both.test")', '10.0.0.7'],
  ['dnsResolve("127.0.0.1")', '127.0.0.1'],
  ['dnsResolve("nowhere.test")', null],
  ['isInNet("www.netscape.com", "198.95.249.79", "255.255.255.255")', true],
  ['isInNet("www.netscape.com", "198.95.0.0", "255.255.0.0")', true],
  ['isInNet("www.netscape.com", "198.96.0.0", "255.255.0.0")', false],
  ['isInNet("nowhere.test", "0.0.0.0", "0.0.0.0")', false],
  ['isInNet("10.1.2.3", "10.0.0", "255.0.0.0")', false],
  ['isInNet("10.1.2.3", "10.0.0.0", "8")', false],
  ['/^[0-9.]+$/.test(myIpAddress())', true],
  ['dnsResolveEx("both.test")', '10.0.0.7;2001:db8::7'],
  ['dnsResolveEx("nowhere.test")', ''],
  ['isResolvableEx("six.test")', true],
  ['isResolvableEx("nowhere.test")', false],
  ['isInNetEx("2001:db8::6", "2001:db8::/32")', true],
  ['isInNetEx("six.test", "2001:db8::/32")', true],
  ['isInNetEx("six.test", "2001:db9::/32")', false],
  ['isInNetEx("198.95.249.79", "198.95.0.0/16")', true],
  ['isInNetEx("198.95.249.79", "2001:db8::/32")', false],
  ['isInNetEx("::ffff:10.0.0.1", "::ffff:10.0.0.0/104")', true],
  ['isInNetEx("10.0.0.1", "10.0.0.0")', false],
  ['isInNetEx("10.0.0.1", "10.0.0.0/99")', false],
  ['myIpAddressEx()', '192.0.2.1;2001:db8::1'],
  ['sortIpAddressList("10.2.3.9;2001:4898:28:3::1;::1;127.0.0.1")', '::1;2001:4898:28:3::1;10.2.3.9;127.0.0.1'],
  ['sortIpAddressList("10.2.3.9;nowhere")', false],
  ['getClientVersion()', '1.0'],
];

/** Which addresses are in a network, where nothing is looked up. */
const networks: readonly Case[] = [
  ['isInNet("10.1.2.3", "10.0.0.0", "255.0.0.0")', true],
  ['isInNet("11.1.2.3", "10.0.0.0", "255.0.0.0")', false],
  ['isInNet("10.1.2.3", "10.1.2.0", "255.255.255.128")', true],
  ['isInNet("10.1.2.200", "10.1.2.0", "255.255.255.128")', false],
  ['isInNet("1.2.3.4", "0.0.0.0", "0.0.0.0")', true],
];

/** What a Wednesday, the 25th of November 2026, 13:30:45 is within. */
const times = (zone: '' | '"GMT"'): readonly Case[] => {
  const gmt = zone === '' ? '' : `, ${zone}`;
  return (
    [
      ['weekdayRange("WED"', true],
      ['weekdayRange("THU"', false],
      ['weekdayRange("MON", "FRI"', true],
      ['weekdayRange("FRI", "MON"', false],
      ['weekdayRange("WED", "WED"', true],
      ['dateRange(25', true],
      ['dateRange(24', false],
      ['dateRange("NOV"', true],
      ['dateRange("DEC"', false],
      ['dateRange(2026', true],
      ['dateRange(2025', false],
      ['dateRange(1, 25', true],
      ['dateRange(1, 24', false],
      ['dateRange("SEP", "DEC"', true],
      ['dateRange("JAN", "OCT"', false],
      ['dateRange(2025, 2026', true],
      ['dateRange(2027, 2030', false],
      ['dateRange(1, "NOV", 25, "NOV"', true],
      ['dateRange(1, "JUN", 15, "AUG"', false],
      ['dateRange("OCT", 2026, "MAR", 2027', true],
      ['dateRange("OCT", 1995, "MAR", 1996', false],
      ['dateRange(1, "JUN", 1995, 15, "AUG", 1995', false],
      ['dateRange(25, "NOV", 2026, 25, "NOV", 2026', true],
      ['timeRange(13', true],
      ['timeRange(12', false],
      ['timeRange(12, 13', true],
      ['timeRange(13, 14', true],
      ['timeRange(9, 12', false],
      ['timeRange(22, 14', false],
      ['timeRange(13, 30, 13, 30', true],
      ['timeRange(13, 31, 14, 0', false],
      ['timeRange(22, 0, 13, 29', false],
      ['timeRange(13, 30, 45, 13, 30, 45', true],
      ['timeRange(13, 30, 46, 13, 31, 0', false],
    ] as const
  ).map(([call, value]) => [`${call}${gmt})`, value]);
};

/** Round the end of a week, a year or a day, as browsers have it by now. */
const round: readonly Case[] = [
  ['weekdayRange("SAT", "WED")', true],
  ['weekdayRange("SAT", "TUE")', false],
  ['dateRange("NOV", "MAR")', true],
  ['dateRange("DEC", "MAR")', false],
  ['dateRange(20, "NOV", 5, "JAN")', true],
  ['timeRange(22, 0, 13, 31)', true],
  ['timeRange(22, 0, 13, 29)', false],
];

/** Where browsers go by a date that they have put together wrongly, and Cairn by what was meant. */
const better: readonly Case[] = [
  ['dateRange(25, "NOV")', true],
  ['dateRange(24, "DEC")', false],
  ['dateRange(25, "NOV", 2026)', true],
  ['dateRange(26, 5)', false],
  ['dateRange(20, 5)', true],
  ['dateRange("nov")', true],
  ['dateRange(99, "XYZ")', false],
  ['dateRange()', false],
  ['weekdayRange("wed")', true],
  ['weekdayRange("MIT")', false],
  ['weekdayRange()', false],
  ['timeRange()', false],
  ['timeRange("noon")', false],
  ['timeRange(1, 2, 3)', false],
];

let engine: QuickJSWASMModule;
beforeAll(async () => {
  engine = await loadEngine();
});

function evaluate(expressions: readonly string[], now: number): unknown[] {
  const script = `function FindProxyForURL() { return JSON.stringify([${expressions.join(',\n')}]); }`;
  const job = { id: 0, script, url: '', host: '', now, own: '192.0.2.1 2001:db8::1', limits: pacLimits };
  const end = askPac(engine, helpers, job, { resolve: (name) => names[name] ?? '', say: () => undefined });
  if (end.kind !== 'answered') throw new Error(JSON.stringify(end));
  return JSON.parse(end.answer ?? '') as unknown[];
}

const all = [
  ...[...hosts, ...looked, ...networks, ...times(''), ...round, ...better].map(
    ([expression, value]) => [expression, value, here] as const,
  ),
  ...times('"GMT"').map(([expression, value]) => [expression, value, greenwich] as const),
];

test.each(all)('%s is %s', (expression, value, now) => {
  expect(evaluate([expression], now)).toEqual([value]);
});

/** Mozilla’s functions, in the library that many programs ask PAC files with; its clock is held still as well. */
function askPacparser(expressions: readonly string[], now: number): unknown[] {
  const clock = `var Clock = Date; Date = function (y, m, d, h, i, s) { return y === undefined ? new Clock(${now}) : new Clock(y, m, d, h, i, s); };`;
  const script = `${clock} function FindProxyForURL() { return [${expressions.join(',')}].join(" "); }`;
  const program = `import json, sys, pacparser
pacparser.init()
pacparser.parse_pac_string(json.load(sys.stdin))
print(pacparser.find_proxy("http://a.test/", "a.test"))`;
  const told = execFileSync(python, ['-W', 'ignore', '-c', program], { input: JSON.stringify(script), encoding: 'utf8' });
  return told
    .trim()
    .split(' ')
    .map((word) => JSON.parse(word) as unknown);
}

describe.skipIf(!hasPythonModule('pacparser'))('pacparser, which has the functions of Mozilla', () => {
  test.each([
    ['of hosts and networks', [...hosts, ...networks], here],
    ['of time', times(''), here],
    ['of time in Greenwich', times('"GMT"'), greenwich],
  ] as const)('gives the same answers: %s', (_what, cases, now) => {
    const expressions = cases.map(([expression]) => expression);
    const theirs = askPacparser(expressions, now);
    const ours = evaluate(expressions, now);
    expect(expressions.map((expression, index) => [expression, theirs[index]])).toEqual(
      expressions.map((expression, index) => [expression, ours[index]]),
    );
  });
});
