/** What SOCKS 5 calls the ways to say who asks (RFC 1928, 3). */
export const socksMethods: Readonly<Record<number, string>> = {
  0x00: 'no login',
  0x01: 'GSSAPI',
  0x02: 'name and password',
  0xff: 'none of them',
};

/** What a proxy answers to a request of SOCKS 5 (RFC 1928, 6). */
export const socks5Replies: Readonly<Record<number, string>> = {
  0x00: 'succeeded',
  0x01: 'the proxy failed',
  0x02: 'its rules do not let this connection through',
  0x03: 'the network cannot be reached',
  0x04: 'the server cannot be reached',
  0x05: 'the server refused the connection',
  0x06: 'the time to live ran out on the way',
  0x07: 'it does not know this command',
  0x08: 'it does not know this kind of address',
};

/** What a proxy answers to a request of SOCKS 4. */
export const socks4Replies: Readonly<Record<number, string>> = {
  0x5a: 'granted',
  0x5b: 'rejected, or it failed',
  0x5c: 'rejected: no identd answered the proxy',
  0x5d: 'rejected: identd names another user',
};

/** What is asked for; UDP ASSOCIATE is of SOCKS 5 alone (RFC 1928, 4). */
export const socksCommands: Readonly<Record<number, string>> = { 1: 'CONNECT', 2: 'BIND', 3: 'UDP ASSOCIATE' };
