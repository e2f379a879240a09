import { createHash, randomBytes } from 'node:crypto';
import { headerValues, listOf } from '#shared/http/header-list';
import type { HeaderList } from '#shared/model/exchange-event';
import type { ResponseHead } from '#shared/model/exchange';
import { headerValue, headerWords, type WireRequest } from '../wire-request';
import { refuseAnswer } from '../stopped';
import { extension, PerMessageDeflate, type Extensions } from './ws-parts';

/** What both sides agreed on. */
export interface Agreement {
  readonly subprotocol: string;
  /** As the server named them. */
  readonly extensions: string;
  readonly packing: Extensions;
}

/** The request with a key of its own (RFC 6455, 4.1); one that was typed stays. */
export function withKey(request: WireRequest, standsFor: (name: string, value: string) => boolean): WireRequest {
  const key = randomBytes(16).toString('base64');
  const headers: HeaderList = request.headers.map(([name, value]) => [name, standsFor(name, value) ? key : value]);
  return { ...request, headers };
}

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What a server says that has read this key (RFC 6455, 4.2.2). */
export const acceptOf = (key: string): string =>
  createHash('sha1')
    .update(key + magic)
    .digest('base64');

/** Checks a 101 against what was asked (RFC 6455, 4.1); refuses what does not agree. */
export function agree(asked: HeaderList, { headers }: ResponseHead, messageBytes: number): Agreement {
  if (!headerWords(headers, 'upgrade').includes('websocket')) refuseAnswer('its 101 does not say “Upgrade: websocket”');
  if (!headerWords(headers, 'connection').includes('upgrade')) refuseAnswer('its 101 does not say “Connection: Upgrade”');
  const key = headerValue(asked, 'sec-websocket-key');
  const accept = headerValue(headers, 'sec-websocket-accept')?.trim() ?? '';
  if (key !== null && accept !== acceptOf(key))
    refuseAnswer(
      accept === '' ? 'its 101 has no Sec-WebSocket-Accept' : 'its Sec-WebSocket-Accept does not fit the key that was sent',
    );
  return { subprotocol: agreedSubprotocol(asked, headers), ...agreedExtensions(asked, headers, messageBytes) };
}

function agreedSubprotocol(asked: HeaderList, headers: HeaderList): string {
  const chosen = headerValues(headers, 'Sec-WebSocket-Protocol');
  if (chosen.length > 1) refuseAnswer('it chooses more than one subprotocol');
  const [name = ''] = chosen;
  const offered = listOf(headerValues(asked, 'Sec-WebSocket-Protocol'));
  if (name !== '' && !offered.includes(name))
    refuseAnswer(`it chooses the subprotocol “${name.slice(0, 60)}”, which was not offered`);
  return name;
}

/** Smaller messages are not worth packing. */
const packedFrom = 128;

function agreedExtensions(asked: HeaderList, headers: HeaderList, messageBytes: number): Omit<Agreement, 'subprotocol'> {
  const extensions = headerValues(headers, 'Sec-WebSocket-Extensions').join(', ');
  if (extensions === '') return { extensions, packing: {} };
  const named = read(extensions);
  const isOffered = Object.hasOwn(read(headerValues(asked, 'Sec-WebSocket-Extensions').join(', ')), packName);
  const configurations = named[packName];
  if (configurations === undefined || Object.keys(named).length > 1 || !isOffered)
    return refuseAnswer(`it uses the extension “${extensions.slice(0, 60)}”, which was not offered`);
  const packing = new PerMessageDeflate({ isServer: false, maxPayload: messageBytes, threshold: packedFrom });
  try {
    packing.accept(configurations);
  } catch {
    return refuseAnswer(`it agrees to packing in a way that was not offered (“${extensions.slice(0, 60)}”)`);
  }
  return { extensions, packing: { [packName]: packing } };
}

const packName = 'permessage-deflate';

/** Extensions by name; nothing where the field cannot be read. */
function read(field: string): Readonly<Record<string, readonly unknown[]>> {
  if (field === '') return {};
  try {
    return extension.parse(field);
  } catch {
    return { [field]: [] };
  }
}
