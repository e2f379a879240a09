import { listOf, splitOutsideQuotes } from '../header-list';
import { readParams } from '../media-type';
import { formatSeconds } from '../quantities';
import { fieldPart } from './caching-parts';
import { eachOf, lookUp, part, wrong, type HeaderPart, type PartsReader, type Words } from './header-part';

/** One part for each hop: its protocol and its name. */
export const viaParts = eachOf((item) => {
  const [, protocol, by, remark] = /^((?:[\w!#$%&'*+.^`|~-]+\/)?[\w.-]+)\s+([^\s(]+)(?:\s+(\(.*\)))?$/.exec(item) ?? [];
  if (protocol === undefined || by === undefined)
    return wrong(item, 'needs a protocol version and a name, as in 1.1 proxy.example');
  return part(
    item,
    `${by} took it in by HTTP/${protocol.replace(/^HTTP\//i, '')}${remark ? `, remarking ${remark.slice(1, -1)}` : ''}`,
  );
});

const nodes: Words = { for: 'asked by', by: 'taken in by', host: 'for the host', proto: 'over' };

/** One part for each fact a proxy tells. */
export const forwardedParts: PartsReader = (value) => {
  const hops = listOf([value]);
  if (hops.length === 0) return [wrong(value, 'the list is empty')];
  return hops.flatMap((hop, index) =>
    splitOutsideQuotes(hop, ';').map((pair) => forwardedPart(pair, hops.length > 1 ? `hop ${index + 1}, ` : '')),
  );
};

function forwardedPart(pair: string, where: string): HeaderPart {
  const [name, node] = [...readParams([pair])][0] ?? ['', ''];
  const says = lookUp(nodes, name);
  if (says === undefined || node === '') return wrong(pair, `${where}not one of for, by, host, proto with a value`);
  if (/^[^"]*[:[]/.test(pair.slice(pair.indexOf('=') + 1)) && name !== 'proto')
    return wrong(pair, `${where}an address with a colon has to stand in quotes`);
  if (node === 'unknown') return part(pair, `${where}${says} somebody it does not know`);
  return part(pair, `${where}${says} ${node}${node.startsWith('_') ? ', a made-up name that hides the address' : ''}`);
}

/** Addresses from the client to the nearest proxy. */
export const forwardedForParts: PartsReader = (value) => {
  const items = listOf([value]);
  if (items.length === 0) return [wrong(value, 'the list is empty')];
  return items.map((item, index) => {
    if (!/^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?|\[?[0-9a-f:.]*:[0-9a-f:.]*\]?(?::\d+)?|unknown|_[\w.-]+)$/i.test(item))
      return wrong(item, 'no address: anyone can write into this field');
    if (items.length === 1) return part(item, 'the client, as the proxy saw it');
    return part(
      item,
      index === 0
        ? 'the client, by its own word'
        : index === items.length - 1
          ? 'seen by the nearest proxy'
          : 'a proxy further out',
    );
  });
};

/** Version, trace, step and flags. */
export const traceParentParts: PartsReader = (value) => {
  const [, version, trace, parent, flags] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(value) ?? [];
  if (version === undefined || trace === undefined || parent === undefined || flags === undefined)
    return [wrong(value, 'has to be four groups of 2, 32, 16 and 2 small hex digits')];
  const isSampled = (Number.parseInt(flags, 16) & 1) === 1;
  return [
    version === 'ff' ? wrong(version, 'a version that is forbidden') : part(version, `version ${Number.parseInt(version, 16)}`),
    /^0+$/.test(trace) ? wrong(trace, 'all zeros: no trace, so the field is ignored') : part(trace, 'the whole trace'),
    /^0+$/.test(parent) ? wrong(parent, 'all zeros: no step, so the field is ignored') : part(parent, 'the step that calls'),
    part(flags, isSampled ? 'recorded' : 'not recorded'),
  ];
};

/** `key=value` entries behind commas. */
export const keyValueParts = (says: (key: string) => string): PartsReader =>
  eachOf((item) => {
    const [, key] = /^([^=\s]+)\s*=/.exec(item) ?? [];
    return key === undefined ? wrong(item, 'has to look like key=value') : part(item, says(key));
  });

/** Where the same service is to be had otherwise. */
export const altSvcParts: PartsReader = (value, context) => {
  if (value.toLowerCase() === 'clear') return [part(value, 'forget all alternatives')];
  return eachOf(alternative)(value, context);
};

function alternative(item: string): HeaderPart {
  const [, protocol = '', authority, rest = ''] = /^([^=\s]+)="([^"]*)"(.*)$/s.exec(item) ?? [];
  if (authority === undefined) return wrong(item, 'has to look like h3=":443"');
  if (!/:\d+$/.test(authority)) return wrong(item, 'the port is missing');
  const age = readParams(splitOutsideQuotes(rest, ';').slice(1)).get('ma') ?? '86400';
  if (!/^\d+$/.test(age)) return wrong(item, 'ma has to be a whole number of seconds');
  const host = authority.startsWith(':') ? `this host, port ${authority.slice(1)}` : authority;
  return part(item, `${lookUp(protocols, protocol) ?? protocol} at ${host}, for ${formatSeconds(Number(age))}`);
}

const protocols: Words = {
  h3: 'HTTP/3',
  'h3-29': 'a draft of HTTP/3',
  h2: 'HTTP/2',
  h2c: 'HTTP/2 without TLS',
  'http/1.1': 'HTTP/1.1',
  websocket: 'WebSocket',
};

/** Protocols to change to. */
export const upgradeParts = eachOf((item) => part(item, lookUp(protocols, item) ?? 'another protocol'));

const options: Words = {
  'keep-alive': 'stays open for more requests',
  close: 'closes after this exchange',
  upgrade: 'the Upgrade field is meant for the next hop',
  te: 'the TE field is meant for the next hop',
  trailers: 'fields after the body are read',
};

/** Options of the connection, and fields that end at the next hop. */
export const connectionParts = eachOf((item) => {
  const says = lookUp(options, item);
  if (says !== undefined) return part(item, says);
  const field = fieldPart(item);
  return field.wrong ? field : part(item, 'this field goes no further than the next hop');
});

/** `timeout=5, max=100`. */
export const keepAliveParts = eachOf((item) => {
  const [, name = '', number] = /^(\w+)\s*=\s*"?(\d+)"?$/.exec(item) ?? [];
  if (number === undefined) return wrong(item, 'has to look like timeout=5');
  const says: Words = {
    timeout: `closed after ${formatSeconds(Number(number))} without use`,
    max: `${number} more requests at most`,
  };
  return part(item, lookUp(says, name) ?? 'a hint that is not known');
});

/** Only one expectation was ever registered. */
export const expectParts: PartsReader = (value) => [
  value.toLowerCase() === '100-continue'
    ? part(value, 'say whether the body is welcome before it is sent')
    : wrong(value, 'nothing but 100-continue is registered; a server may answer 417'),
];

/** A host name, with a port where it is unusual. */
export const hostParts: PartsReader = (value) => {
  const [, name, port] = /^(\[[0-9a-f:.]+\]|[^:/?#@\s]*)(?::(\d*))?$/i.exec(value) ?? [];
  if (name === undefined) return [wrong(value, 'only a host and perhaps a port: no scheme, no path')];
  if (port !== undefined && Number(port) > 65_535) return [part(name, 'the host'), wrong(port, 'there is no such port')];
  return [part(name, name === '' ? 'empty: no particular host' : 'the host'), ...(port ? [part(port, 'the port')] : [])];
};

/** Extensions with their parameters, or names of protocols. */
export const namedParts = (says: string): PartsReader => eachOf((item) => part(item, says));
