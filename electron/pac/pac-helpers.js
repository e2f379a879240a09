/**
 * What every PAC file finds around it: the functions of Netscape's description of 1996, with the answers that browsers
 * give, and Microsoft's for IPv6. It runs inside the sandbox alone; `host` looks names up and knows the time.
 */
const host = globalThis.__host;
delete globalThis.__host;
const ipv4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const isAddress = (text) => {
  const parts = ipv4.exec(text);
  return parts !== null && parts.slice(1).every((part) => Number(part) <= 255);
};

/** All addresses of a name, those of IPv4 first; an address is its own. */
function addressesOf(name) {
  const text = String(name);
  if (isAddress(text) || bitsOf(text) !== null) return [text];
  return host.resolve(text).split(' ').filter(Boolean);
}

const inIpv4 = (addresses) => addresses.find(isAddress) ?? null;

function isPlainHostName(name) {
  return !/[.:]/.test(String(name));
}

function dnsDomainIs(name, domain) {
  return String(name).endsWith(String(domain));
}

function localHostOrDomainIs(name, whole) {
  return String(name) === String(whole) || String(whole).startsWith(`${name}.`);
}

function isResolvable(name) {
  return dnsResolve(name) !== null;
}

function dnsResolve(name) {
  return inIpv4(addressesOf(name));
}

function myIpAddress() {
  return inIpv4(host.own().split(' ')) ?? '127.0.0.1';
}

function dnsDomainLevels(name) {
  return String(name).split('.').length - 1;
}

/** The address as one signed number of 32 bits. */
function convert_addr(address) {
  const [a, b, c, d] = String(address).split('.');
  return ((a & 255) << 24) | ((b & 255) << 16) | ((c & 255) << 8) | (d & 255);
}

function isInNet(name, network, mask) {
  if (!isAddress(network) || !isAddress(mask)) return false;
  const address = dnsResolve(name);
  return address !== null && (convert_addr(address) & convert_addr(mask)) === (convert_addr(network) & convert_addr(mask));
}

/** `*` is any text and `?` any letter. Browsers make a regular expression of it, so that `(a|b)` and `[0-9]` mean what they do there. */
function shExpMatch(text, pattern) {
  const source = String(pattern).replace(/\./g, '\\.').replace(/\*+/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${source}$`).test(String(text));
}

/** The arguments without a last `GMT`, and the time as they mean it. */
function readTime(given) {
  const isGmt = String(given[given.length - 1]).toUpperCase() === 'GMT';
  const date = new Date(host.now());
  const words = isGmt ? given.slice(0, -1) : given;
  const get = (part) => date[`get${isGmt ? 'UTC' : ''}${part}`]();
  return { words, get };
}

/** Within two ends, both included; where the first is the later one it goes round, as from Friday to Monday. */
const isWithin = (value, from, to) => (from <= to ? from <= value && value <= to : from <= value || value <= to);

function weekdayRange(...given) {
  const { words, get } = readTime(given);
  const [from = -1, to = from] = words.map((word) => days.indexOf(String(word).toUpperCase()));
  return from >= 0 && to >= 0 && isWithin(get('Day'), from, to);
}

/** A day, month or year by what it looks like. */
function datePart(word) {
  const month = months.indexOf(String(word).toUpperCase());
  if (month >= 0) return { unit: 'month', value: month };
  const value = Number(word);
  if (!Number.isInteger(value) || value < 1) return null;
  return { unit: value <= 31 ? 'day' : 'year', value };
}

const weights = { day: 1, month: 100, year: 10_000 };
const sum = (parts) => parts.reduce((total, { unit, value }) => total + value * weights[unit], 0);
const unitsOf = (parts) => parts.map(({ unit }) => unit).join();

function dateRange(...given) {
  const { words, get } = readTime(given);
  const parts = words.map(datePart);
  if (parts.length === 0 || parts.length > 6 || parts.includes(null)) return false;
  const today = { day: get('Date'), month: get('Month'), year: get('FullYear') };
  const now = (some) => sum(some.map(({ unit }) => ({ unit, value: today[unit] })));
  const half = parts.length / 2;
  const [first, last] = [parts.slice(0, half), parts.slice(half)];
  // One day, one month, one year; or a day of a month, and of a year.
  if (half % 1 !== 0 || unitsOf(first) !== unitsOf(last)) return now(parts) === sum(parts);
  const [from, to] = [sum(first), sum(last)];
  // Years do not come again.
  if (unitsOf(first).includes('year') && from > to) return false;
  return isWithin(now(first), from, to);
}

function timeRange(...given) {
  const { words, get } = readTime(given);
  const numbers = words.map(Number);
  if (numbers.some((number) => !Number.isInteger(number))) return false;
  const hour = get('Hours');
  const seconds = (h, m, s) => (h * 60 + m) * 60 + s;
  const now = seconds(hour, get('Minutes'), get('Seconds'));
  const [a, b, c, d, e, f] = numbers;
  switch (numbers.length) {
    case 1:
      return hour === a;
    case 2:
      // Both hours whole, and never round midnight, as browsers have it.
      return a <= hour && hour <= b;
    case 4:
      return isWithin(now, seconds(a, b, 0), seconds(c, d, 59));
    case 6:
      return isWithin(now, seconds(a, b, c), seconds(d, e, f));
    default:
      return false;
  }
}

/** An address of either family as a row of bits; null for what is none. */
function bitsOf(text) {
  if (isAddress(text)) return asBits(text.split('.').map(Number), 8);
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text)) return null;
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  const groups = allGroups(tail && isAddress(tail[2]) ? tail[1] + asGroups(tail[2]) : text);
  const isWhole = groups.length === 8 && groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group));
  return isWhole
    ? asBits(
        groups.map((group) => Number.parseInt(group, 16)),
        16,
      )
    : null;
}

const asBits = (numbers, length) => numbers.map((number) => number.toString(2).padStart(length, '0')).join('');

/** The groups of an address of IPv6, with those that `::` stands for. */
function allGroups(text) {
  const [left, right, more] = text.split('::');
  const groups = (side) => (side ? side.split(':') : []);
  if (right === undefined) return groups(left);
  const missing = 8 - groups(left).length - groups(right).length;
  return more === undefined && missing > 0 ? [...groups(left), ...Array(missing).fill('0'), ...groups(right)] : [];
}

function asGroups(address) {
  const [a, b, c, d] = address.split('.').map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

function dnsResolveEx(name) {
  return addressesOf(name).join(';');
}

function isResolvableEx(name) {
  return addressesOf(name).length > 0;
}

function isInNetEx(name, prefix) {
  const [network, length] = String(prefix).split('/');
  const wanted = bitsOf(network);
  const bits = Number(length);
  if (wanted === null || !/^\d{1,3}$/.test(String(length)) || bits > wanted.length) return false;
  return addressesOf(name).some((address) => {
    const own = bitsOf(address);
    return own !== null && own.length === wanted.length && own.slice(0, bits) === wanted.slice(0, bits);
  });
}

function myIpAddressEx() {
  return host.own().split(' ').filter(Boolean).join(';');
}

/** IPv6 before IPv4, and each in the order of its numbers. */
function sortIpAddressList(list) {
  const all = String(list)
    .split(';')
    .map((one) => one.trim());
  const bits = all.map(bitsOf);
  if (bits.includes(null)) return false;
  const rank = (address) => `${bitsOf(address).length === 128 ? 0 : 1}${bitsOf(address)}`;
  return all.sort((one, other) => (rank(one) < rank(other) ? -1 : 1)).join(';');
}

function getClientVersion() {
  return '1.0';
}

function alert(text) {
  host.say(String(text));
}

Object.assign(globalThis, {
  isPlainHostName,
  dnsDomainIs,
  localHostOrDomainIs,
  isResolvable,
  isInNet,
  dnsResolve,
  myIpAddress,
  dnsDomainLevels,
  convert_addr,
  shExpMatch,
  weekdayRange,
  dateRange,
  timeRange,
  dnsResolveEx,
  isResolvableEx,
  isInNetEx,
  myIpAddressEx,
  sortIpAddressList,
  getClientVersion,
  alert,
});
