import { z } from 'zod';

/** How a request says who is asking. One variant for each auth kind; `kind` names the provider and the form. */
export const authSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('basic'), username: z.string(), password: z.string() }),
  z.strictObject({
    kind: z.literal('bearer'),
    token: z.string(),
    /** The scheme word before the token; DRF's own tokens say `Token`. */
    prefix: z.string(),
  }),
  z.strictObject({ kind: z.literal('apiKey'), name: z.string(), value: z.string(), placement: z.enum(['header', 'query']) }),
]);
export type Auth = z.infer<typeof authSchema>;
export type AuthKind = Auth['kind'];
export type AuthOf<K extends AuthKind> = Extract<Auth, { kind: K }>;

/** An empty form of each kind. */
export const blankAuth: { readonly [K in AuthKind]: AuthOf<K> } = {
  none: { kind: 'none' },
  basic: { kind: 'basic', username: '', password: '' },
  bearer: { kind: 'bearer', token: '', prefix: 'Bearer' },
  apiKey: { kind: 'apiKey', name: 'X-Api-Key', value: '', placement: 'header' },
};
