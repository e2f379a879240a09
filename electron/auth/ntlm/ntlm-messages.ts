import { CannotAuthorize } from '../auth-failure';
import { hmacMd5, passwordKey, respond, utf16, type NtlmIdentity } from './ntlm-crypto';

/** [MS-NLMP], 2.2.2.5. */
export const flags = {
  unicode: 0x1,
  requestTarget: 0x4,
  ntlm: 0x200,
  alwaysSign: 0x8000,
  extendedSecurity: 0x80000,
  targetInfo: 0x800000,
  version: 0x2000000,
  strong: 0x20000000,
} as const;

/** What Cairn can do and wants. */
const wanted = flags.unicode | flags.requestTarget | flags.ntlm | flags.alwaysSign | flags.extendedSecurity | flags.strong;

const signature = Buffer.from('NTLMSSP\0', 'latin1');

/** The first message: what the client can do ([MS-NLMP], 2.2.1.1). */
export function negotiateMessage(): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt32LE(1, 0);
  fields.writeUInt32LE(wanted, 4);
  // Domain and workstation are told later; here they are empty and stand after the fields.
  fields.writeUInt32LE(32, 12);
  fields.writeUInt32LE(32, 20);
  return Buffer.concat([signature, fields]);
}

/** The second message: what the server asks ([MS-NLMP], 2.2.1.2). */
export interface ChallengeMessage {
  readonly flags: number;
  readonly serverChallenge: Buffer;
  readonly targetInfo: Buffer;
  /** The time of the server, where it tells it. */
  readonly time: bigint | null;
  /** As received: the code of the last message covers it. */
  readonly raw: Buffer;
}

/** Reads a challenge; null when it is none. Lengths that lead outside of it are not followed. */
export function readChallengeMessage(raw: Buffer): ChallengeMessage | null {
  if (raw.length < 32 || !raw.subarray(0, 8).equals(signature) || raw.readUInt32LE(8) !== 2) return null;
  const targetInfo = raw.length >= 48 ? payload(raw, 40) : Buffer.alloc(0);
  if (targetInfo === null) return null;
  const pairs = readPairs(targetInfo);
  const time = pairs.find(([id]) => id === avTimestamp)?.[1];
  return {
    flags: raw.readUInt32LE(20),
    serverChallenge: raw.subarray(24, 32),
    targetInfo,
    time: time?.length === 8 ? time.readBigUInt64LE() : null,
    raw,
  };
}

function payload(raw: Buffer, at: number): Buffer | null {
  const length = raw.readUInt16LE(at);
  const offset = raw.readUInt32LE(at + 4);
  return offset + length > raw.length ? null : raw.subarray(offset, offset + length);
}

const avEnd = 0;
const avFlags = 6;
const avTimestamp = 7;
const avTargetName = 9;
const avChannelBindings = 10;

type Pair = readonly [id: number, value: Buffer];

/** What the server says of itself ([MS-NLMP], 2.2.2.1), without the mark of the end. */
function readPairs(info: Buffer): Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at + 4 <= info.length;) {
    const [id, length] = [info.readUInt16LE(at), info.readUInt16LE(at + 2)];
    if (id === avEnd || at + 4 + length > info.length) break;
    pairs.push([id, info.subarray(at + 4, at + 4 + length)]);
    at += 4 + length;
  }
  return pairs;
}

const writePairs = (pairs: readonly Pair[]): Buffer =>
  Buffer.concat(
    [...pairs, [avEnd, Buffer.alloc(0)] as const].map(([id, value]) => {
      const head = Buffer.alloc(4);
      head.writeUInt16LE(id, 0);
      head.writeUInt16LE(value.length, 2);
      return Buffer.concat([head, value]);
    }),
  );

/** What the last message is made with besides the challenge. */
export interface Proof extends NtlmIdentity {
  readonly workstation: string;
  /** The service that is meant, such as `HTTP/host`; the server may check it. */
  readonly targetName: string;
  /** What binds the login to its TLS connection; null where there is none. */
  readonly channelBinding: Buffer | null;
  readonly clientChallenge: Buffer;
  /** Hundreds of nanoseconds since 1601, where the server names none. */
  readonly time: bigint;
}

/** The last message: the proof ([MS-NLMP], 2.2.1.3 and 3.1.5.1.2). */
export function authenticateMessage(challenge: ChallengeMessage, proof: Proof): Buffer {
  if ((challenge.flags & flags.unicode) === 0) throw new CannotAuthorize('the server’s NTLM is too old: it knows no Unicode');
  const isTimed = challenge.time !== null;
  const responses = respond(passwordKey(proof), {
    serverChallenge: challenge.serverChallenge,
    clientChallenge: proof.clientChallenge,
    time: challenge.time ?? proof.time,
    targetInfo: withOwnPairs(challenge, proof),
  });
  const message = layOut(challenge, proof, [isTimed ? Buffer.alloc(24) : responses.lm, responses.nt]);
  if (!isTimed) return message;
  // A server that tells its time wants to see that none of the three messages was changed on the way.
  const code = hmacMd5(responses.sessionKey, negotiateMessage(), challenge.raw, message);
  code.copy(message, codeAt);
  return message;
}

/** What the client adds: to a server that tells its time, that a code follows and for whom this is; over TLS, which connection. */
function withOwnPairs({ targetInfo, time }: ChallengeMessage, { targetName, channelBinding }: Proof): Buffer {
  if (targetInfo.length === 0) return targetInfo;
  const proved = time === null ? targetInfo : withProofPairs(targetInfo, targetName);
  if (channelBinding === null) return proved;
  const others = readPairs(proved).filter(([id]) => id !== avChannelBindings);
  return writePairs([...others, [avChannelBindings, channelBinding]]);
}

function withProofPairs(info: Buffer, targetName: string): Buffer {
  const hasCode = Buffer.alloc(4);
  const given = readPairs(info);
  const before = given.find(([id]) => id === avFlags)?.[1];
  hasCode.writeUInt32LE(((before?.length === 4 ? before.readUInt32LE() : 0) | 2) >>> 0);
  const others = given.filter(([id]) => id !== avFlags && id !== avTargetName);
  return writePairs([...others, [avFlags, hasCode], [avTargetName, utf16(targetName)]]);
}

const codeAt = 72;
const headBytes = 88;

function layOut(
  challenge: ChallengeMessage,
  { domain, username, workstation }: Proof,
  [lm, nt]: readonly [Buffer, Buffer],
): Buffer {
  const head = Buffer.alloc(headBytes);
  signature.copy(head);
  head.writeUInt32LE(3, 8);
  const parts = [lm, nt, utf16(domain), utf16(username), utf16(workstation), Buffer.alloc(0)];
  let offset = headBytes;
  for (const [index, part] of parts.entries()) {
    const at = 12 + index * 8;
    head.writeUInt16LE(part.length, at);
    head.writeUInt16LE(part.length, at + 2);
    head.writeUInt32LE(offset, at + 4);
    offset += part.length;
  }
  head.writeUInt32LE((challenge.flags & (wanted | flags.targetInfo)) >>> 0, 60);
  return Buffer.concat([head, ...parts]);
}
