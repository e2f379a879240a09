import { createHmac } from 'node:crypto';
import jsMd4 from 'js-md4';

/** UTF-16, as NTLM has all its texts. */
export const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

export const hmacMd5 = (key: Buffer, ...parts: readonly Buffer[]): Buffer =>
  createHmac('md5', key).update(Buffer.concat(parts)).digest();

/** Who logs in. */
export interface NtlmIdentity {
  readonly username: string;
  readonly password: string;
  readonly domain: string;
}

/** NTOWFv2: what stands for a password ([MS-NLMP], 3.3.2). */
export function passwordKey({ username, password, domain }: NtlmIdentity): Buffer {
  // OpenSSL has MD4 no more.
  const hashed = Buffer.from(jsMd4.create().update(utf16(password)).digest());
  return hmacMd5(hashed, utf16(username.toUpperCase() + domain));
}

/** What the answer to a challenge is made of. */
export interface Exchanged {
  readonly serverChallenge: Buffer;
  readonly clientChallenge: Buffer;
  /** Hundreds of nanoseconds since 1601. */
  readonly time: bigint;
  /** As it goes back to the server, with what the client adds. */
  readonly targetInfo: Buffer;
}

export interface Responses {
  readonly nt: Buffer;
  readonly lm: Buffer;
  readonly sessionKey: Buffer;
}

/** The responses of NTLMv2 ([MS-NLMP], 3.3.2). */
export function respond(key: Buffer, { serverChallenge, clientChallenge, time, targetInfo }: Exchanged): Responses {
  const when = Buffer.alloc(8);
  when.writeBigUInt64LE(time);
  const temp = Buffer.concat([
    Buffer.from([1, 1, 0, 0, 0, 0, 0, 0]),
    when,
    clientChallenge,
    Buffer.alloc(4),
    targetInfo,
    Buffer.alloc(4),
  ]);
  const proof = hmacMd5(key, serverChallenge, temp);
  return {
    nt: Buffer.concat([proof, temp]),
    lm: Buffer.concat([hmacMd5(key, serverChallenge, clientChallenge), clientChallenge]),
    sessionKey: hmacMd5(key, proof),
  };
}
