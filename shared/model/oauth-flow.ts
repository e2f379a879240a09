import { z } from 'zod';
import { failureSchema } from '../failure';
import { oauth2Auth, oauth2Grants } from './auth/oauth2';
import { requestPlaceSchema } from './collection';
import { requestOptionsSchema } from './request-options';
import { variableSchema } from './variable';

/** What is done: getting a token by a grant, or something with one that is kept. */
export const oauthActs = [...oauth2Grants, 'refresh', 'revoke', 'introspect', 'discover'] as const;
export type OAuthAct = (typeof oauthActs)[number];

/** Who takes part. `you` acts in the browser. */
export const oauthActors = ['you', 'cairn', 'server', 'resource'] as const;
export type OAuthActor = (typeof oauthActors)[number];

/** One message of a flow, or one thing done; `from` and `to` are the same for what happens in one place. */
export const oauthStepSchema = z.strictObject({
  id: z.string(),
  from: z.enum(oauthActors),
  to: z.enum(oauthActors),
  /** What happens, as a part of a sentence: "opens /authorize, state and challenge". */
  says: z.string(),
  state: z.enum(['next', 'now', 'done', 'failed']),
  /** The exchange that carried it. */
  exchangeId: z.string().nullable(),
});
export type OAuthStep = z.infer<typeof oauthStepSchema>;

/** What a person needs to confirm a device (RFC 8628 section 3.2). */
export const deviceCodeSchema = z.strictObject({
  userCode: z.string(),
  address: z.string(),
  /** The same with the code in it, where the server gives one. */
  completeAddress: z.string().nullable(),
  expiresAt: z.number(),
  intervalSeconds: z.number(),
});
export type DeviceCode = z.infer<typeof deviceCodeSchema>;

/** The picture of a flow at one moment. */
export const oauthFlowSchema = z.strictObject({
  flowId: z.string(),
  act: z.enum(oauthActs),
  /** Waiting means for a person. */
  phase: z.enum(['running', 'waiting', 'done', 'failed', 'cancelled']),
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  steps: z.array(oauthStepSchema),
  /** Every exchange of the flow, in order, with what it is for. */
  exchanges: z.array(z.strictObject({ exchangeId: z.string(), says: z.string(), ms: z.number() })),
  /** What the browser has to open, while it is waited for. */
  browserAddress: z.string().nullable(),
  /** Where the browser comes back to; with `pastes`, only the user can bring it here. */
  callbackAddress: z.string().nullable(),
  pastes: z.boolean(),
  /** Where the authorization server is, as shown under its name. */
  serverName: z.string(),
  device: deviceCodeSchema.nullable(),
  /** What is unusual but no failure: fewer scopes than asked for, an issuer that could not be checked. */
  remarks: z.array(z.string()),
  failure: failureSchema.nullable(),
  /** The token that is kept now. */
  tokenId: z.string().nullable(),
  /** What introspection answered, as JSON text. */
  answer: z.string().nullable(),
});
export type OAuthFlow = z.infer<typeof oauthFlowSchema>;

/** What tokens are kept for: who asks, where the token will be sent, in which environment. */
export const oauthPurposeSchema = z.strictObject({
  /** Origin of the requests it is for, or what else binds it, such as a file; empty binds it to nothing. */
  boundTo: z.string().max(4096),
  environment: z.string().max(500),
});
export type OAuthPurpose = z.infer<typeof oauthPurposeSchema>;

/** A kept token as it may be listed: never with its value. */
export const keptTokenSchema = z.strictObject({
  tokenId: z.string(),
  purpose: oauthPurposeSchema,
  /** Issuer, or origin of the token address. */
  server: z.string(),
  clientId: z.string(),
  account: z.string(),
  grant: z.enum(oauth2Grants),
  scope: z.string(),
  receivedAt: z.number(),
  /** Null when the server did not say. */
  expiresAt: z.number().nullable(),
  hasRefresh: z.boolean(),
  hasIdToken: z.boolean(),
  /** Whom the id token names; empty without one. */
  subject: z.string(),
  signatureChecked: z.boolean(),
  canRevoke: z.boolean(),
  canIntrospect: z.boolean(),
  /** On disk, encrypted, or only until Cairn is closed. */
  kept: z.enum(['vault', 'session']),
});
export type KeptToken = z.infer<typeof keptTokenSchema>;

/** A form of OAuth 2, and where it stands: what folders and the environment in use supply there is filled in. */
export const oauthFormSchema = z.strictObject({
  auth: oauth2Auth,
  /** Where the request is saved, or under which folder it is written; null for neither. */
  place: requestPlaceSchema.nullable().optional(),
  /** Variables of the request itself. */
  variables: z.array(variableSchema).optional(),
  /** Options of the request itself: its messages go the way that these name, or else those above it. */
  options: requestOptionsSchema.optional(),
});

/** Whose token is meant: that of a form, for requests to the origin of an address. Both may hold variables. */
export const oauthAskSchema = z.strictObject({ ...oauthFormSchema.shape, url: z.string().max(65_536) });
export type OAuthAsk = z.infer<typeof oauthAskSchema>;

/** Addresses that discovery found, for showing beside the fields they fill. */
export const foundServerSchema = z.strictObject({
  issuer: z.string(),
  authorizationUrl: z.string(),
  tokenUrl: z.string(),
  deviceUrl: z.string(),
  revocationUrl: z.string(),
  introspectionUrl: z.string(),
  scopes: z.array(z.string()),
  pkceMethods: z.array(z.string()),
});
export type FoundServer = z.infer<typeof foundServerSchema>;
