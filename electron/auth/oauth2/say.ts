import { duration } from '#shared/oauth/duration';
import type { TokenSet } from './token-set';

/** An address as a step names it: by its path. */
export const pathOf = (address: string | undefined): string =>
  address !== undefined && URL.canParse(address) ? new URL(address).pathname : 'an address';

/** "access and refresh token, 15 min" */
export function sayTokens({
  refresh,
  id,
  expiresAt,
  receivedAt,
}: Pick<TokenSet, 'refresh' | 'id' | 'expiresAt' | 'receivedAt'>): string {
  const kinds = ['access', ...(refresh === null ? [] : ['refresh']), ...(id === null ? [] : ['id'])];
  const last = kinds.pop() ?? '';
  const names = kinds.length === 0 ? last : `${kinds.join(', ')} and ${last}`;
  return `${names} token, ${expiresAt === null ? 'no word on how long' : duration(expiresAt - receivedAt)}`;
}
