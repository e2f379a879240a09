import { accountOf } from '../world/people.ts';

/** Headers for examples that write. */
export const asAlice = { Authorization: `Token ${accountOf('alice').token}` };
export const asBert = { Authorization: `Token ${accountOf('bert').token}` };
export const asDora = { Authorization: `Token ${accountOf('dora').token}` };

export const jsonType = { 'Content-Type': 'application/json' };
export const aliceSendsJson = { ...asAlice, ...jsonType };

/** `Authorization: Basic` of somebody whose password is known to all. */
export function basicHeader(username: string, password = 'practice'): Record<string, string> {
  return { Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
