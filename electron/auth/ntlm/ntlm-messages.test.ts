import { describe, expect, test } from 'vitest';
import { hmacMd5, passwordKey, respond } from './ntlm-crypto';
import { authenticateMessage, flags, negotiateMessage, readChallengeMessage } from './ntlm-messages';

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex');

/** The values that [MS-NLMP] gives in 4.2.1 and 4.2.4. */
const user = { username: 'User', password: 'Password', domain: 'Domain' };
const serverChallenge = hex('0123456789abcdef');
const clientChallenge = hex('aaaaaaaaaaaaaaaa');
const targetInfo = hex('02000c0044006f006d00610069006e00 01000c00530065007200760065007200 00000000');

describe('[MS-NLMP], 4.2.4', () => {
  test('the key of a password', () => {
    expect(passwordKey(user).toString('hex')).toBe('0c868a403bfd7a93a3001ef22ef02e3f');
  });

  test('both responses and the key of the session', () => {
    const { nt, lm, sessionKey } = respond(passwordKey(user), { serverChallenge, clientChallenge, time: 0n, targetInfo });
    expect(nt.subarray(0, 16).toString('hex')).toBe('68cd0ab851e51c96aabc927bebef6a1c');
    expect(nt.subarray(16).toString('hex')).toBe(
      `01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000${targetInfo.toString('hex')}00000000`,
    );
    expect(lm.toString('hex')).toBe('86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa');
    expect(sessionKey.toString('hex')).toBe('8de40ccadbc14a82f15cb0ad0de95ca3');
  });

  test('the challenge message of 4.2.4.3 is read, and answered with these responses', () => {
    const raw = hex(
      `4e544c4d53535000 02000000 0c000c0038000000 33828ae2 0123456789abcdef 0000000000000000 2400240044000000 0600701700 00000f
       530065007200760065007200 ${targetInfo.toString('hex')}`,
    );
    const challenge = readChallengeMessage(raw);
    expect(challenge).toMatchObject({ serverChallenge, targetInfo, time: null });
    const message = authenticateMessage(challenge!, {
      ...user,
      workstation: 'COMPUTER',
      targetName: 'HTTP/server',
      clientChallenge,
      time: 0n,
      channelBinding: null,
    });
    expect(partsOf(message)).toEqual({
      lm: '86c35097ac9cec102554764a57cccc19aaaaaaaaaaaaaaaa',
      nt: `68cd0ab851e51c96aabc927bebef6a1c01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000${targetInfo.toString('hex')}00000000`,
      domain: 'Domain',
      user: 'User',
      workstation: 'COMPUTER',
      key: '',
    });
  });
});

function partsOf(message: Buffer) {
  const part = (index: number) => {
    const at = 12 + index * 8;
    const [length, offset] = [message.readUInt16LE(at), message.readUInt32LE(at + 4)];
    return message.subarray(offset, offset + length);
  };
  const text = (index: number) => part(index).toString('utf16le');
  return {
    lm: part(0).toString('hex'),
    nt: part(1).toString('hex'),
    domain: text(2),
    user: text(3),
    workstation: text(4),
    key: part(5).toString('hex'),
  };
}

test('the first message asks for NTLMv2 with Unicode, and names nobody', () => {
  const message = negotiateMessage();
  expect(message.subarray(0, 12).toString('latin1')).toBe('NTLMSSP\0\x01\0\0\0');
  const asked = message.readUInt32LE(12);
  for (const flag of [flags.unicode, flags.ntlm, flags.extendedSecurity]) expect(asked & flag).toBe(flag);
  expect(message.length).toBe(32);
});

describe('a server that tells its time', () => {
  const time = 0x01d5_9a6f_0000_0000n;
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64LE(time);
  const info = Buffer.concat([targetInfo.subarray(0, -4), hex('07000800'), stamp, hex('00000000')]);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt16LE(info.length, 0);
  lengths.writeUInt16LE(info.length, 2);
  lengths.writeUInt32LE(48, 4);
  const raw = Buffer.concat([
    hex('4e544c4d53535000 02000000 0000000030000000 33828ae2 0123456789abcdef 0000000000000000'),
    lengths,
    info,
  ]);
  const challenge = readChallengeMessage(raw)!;
  const message = authenticateMessage(challenge, {
    ...user,
    workstation: '',
    targetName: 'HTTP/x.test',
    clientChallenge,
    time: 0n,
    channelBinding: null,
  });

  test('gets that time back, no LM response, and the name of the service', () => {
    const { nt, lm } = partsOf(message);
    expect(lm).toBe('00'.repeat(24));
    expect(nt).toContain(stamp.toString('hex') + 'aaaaaaaaaaaaaaaa');
    expect(nt).toContain('0600040002000000');
    expect(nt).toContain(Buffer.from('HTTP/x.test', 'utf16le').toString('hex'));
  });

  test('gets a code over all three messages', () => {
    const { nt } = partsOf(message);
    const sessionKey = hmacMd5(passwordKey(user), hex(nt.slice(0, 32)));
    const blank = Buffer.from(message);
    blank.fill(0, 72, 88);
    expect(message.subarray(72, 88)).toEqual(hmacMd5(sessionKey, negotiateMessage(), raw, blank));
  });
});

test('what is no challenge, or lies about its lengths, is none', () => {
  expect(readChallengeMessage(Buffer.alloc(0))).toBeNull();
  expect(readChallengeMessage(negotiateMessage())).toBeNull();
  const lying = hex('4e544c4d53535000 02000000 0000000030000000 33828ae2 0123456789abcdef 0000000000000000 ffffffff30000000');
  expect(readChallengeMessage(lying)).toBeNull();
  const endless = hex(
    '4e544c4d53535000 02000000 0000000030000000 33828ae2 0123456789abcdef 0000000000000000 0600060030000000 0200ffff4100',
  );
  expect(readChallengeMessage(endless)).toMatchObject({ time: null });
});
