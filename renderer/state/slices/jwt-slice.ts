import type { Host } from '#shared/contract/types';
import { describeFailure } from '#shared/failure-words';
import type { JwtKey, JwtVerdict } from '#shared/model/jwt';
import type { StateCreator } from 'zustand';

export interface JwtSlice {
  /** What became of the tokens that were checked, by the tokens. */
  readonly jwtVerdicts: ReadonlyMap<string, JwtVerdict>;
  /** Checks a token's signature; with the issuer's keys after asking the issuer for them. */
  readonly verifyJwt: (token: string, key: JwtKey) => Promise<JwtVerdict>;
}

/** So many verdicts are remembered: tokens come and go. */
const most = 200;

/** Whether tokens are what they say, as far as that is known. */
export const createJwtSlice =
  (host: Host): StateCreator<JwtSlice, [], [], JwtSlice> =>
  (set, get) => ({
    jwtVerdicts: new Map(),

    async verifyJwt(token, key) {
      const answer = await host.call('jwt.verify', { token, key });
      const verdict: JwtVerdict = answer.ok ? answer.value : { state: 'unknown', says: describeFailure(answer.failure) };
      const others = [...get().jwtVerdicts].filter(([checked]) => checked !== token).slice(1 - most);
      set({ jwtVerdicts: new Map([...others, [token, verdict]]) });
      return verdict;
    },
  });
