import { z } from 'zod';
import { jwtKeySchema, jwtVerdictSchema } from '../model/jwt';
import { call } from './define';

/** What the page can ask about JSON Web Tokens. */
export const jwtCalls = {
  /** Checks a signature. Only with `issuer` is anything sent: to the issuer that the token names, for its keys. */
  'jwt.verify': call({
    input: z.strictObject({ token: z.string().max(1_000_000), key: jwtKeySchema }),
    output: jwtVerdictSchema,
  }),
};
