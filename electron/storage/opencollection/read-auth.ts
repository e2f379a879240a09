import { isScalar, type YAMLMap } from 'yaml';
import { blankAuth, type Auth, type AuthOf } from '#shared/model/auth';
import { oauth1Methods } from '#shared/model/auth/signed';
import type { FieldReader } from './field-reader.ts';
import { readOAuth2 } from './read-oauth2.ts';

/** The credentials under `auth` of a request, or of what folders and collections say for their requests. */
export function readAuth(fields: FieldReader, holder: YAMLMap | null): Auth {
  const node = fields.node(holder, 'auth');
  if (isScalar(node)) return node.value === 'inherit' ? blankAuth.inherit : blankAuth.none;
  // A kind that Cairn has no form for is shown as none and stays in the file.
  return readAuthMap(fields, fields.map(holder, 'auth')) ?? blankAuth.none;
}

/** The credentials that stand in a map of a `type`; null for a type that is not known. */
export function readAuthMap(fields: FieldReader, auth: YAMLMap | null): Auth | null {
  return readers[fields.text(auth, 'type')]?.((field) => fields.text(auth, field), { fields, auth }) ?? null;
}

type Text = (field: string) => string;
interface Place {
  readonly fields: FieldReader;
  readonly auth: YAMLMap | null;
}

const readers: Readonly<Record<string, (text: Text, place: Place) => Auth>> = {
  basic: (text) => ({ kind: 'basic', username: text('username'), password: text('password') }),
  bearer: (text) => ({ ...blankAuth.bearer, token: text('token') }),
  apikey: (text) => ({
    kind: 'apiKey',
    name: text('key'),
    value: text('value'),
    placement: text('placement') === 'query' ? 'query' : 'header',
  }),
  digest: (text) => ({ kind: 'digest', username: text('username'), password: text('password') }),
  ntlm: (text) => ({ ...blankAuth.ntlm, username: text('username'), password: text('password'), domain: text('domain') }),
  awsv4: (text) => ({
    ...blankAuth.awsSigV4,
    source: guessSource({ profile: text('profileName'), accessKeyId: text('accessKeyId') }),
    accessKeyId: text('accessKeyId'),
    secretAccessKey: text('secretAccessKey'),
    sessionToken: text('sessionToken'),
    service: text('service'),
    region: text('region'),
    profile: text('profileName'),
  }),
  oauth1: readOAuth1,
  oauth2: (text, { fields, auth }) => readOAuth2(text, fields, auth),
};

/** Where keys come from, in a file that does not say it. */
export const guessSource = ({ profile, accessKeyId }: Pick<AuthOf<'awsSigV4'>, 'profile' | 'accessKeyId'>) =>
  profile !== '' && accessKeyId === '' ? 'profile' : 'typed';

function readOAuth1(text: Text, { fields, auth }: Place): AuthOf<'oauth1'> {
  const blank = blankAuth.oauth1;
  const key = fields.map(auth, 'privateKey');
  return {
    kind: 'oauth1',
    consumerKey: text('consumerKey'),
    consumerSecret: text('consumerSecret'),
    token: text('accessToken'),
    tokenSecret: text('accessTokenSecret'),
    signatureMethod: oauth1Methods.find((method) => method === text('signatureMethod')) ?? blank.signatureMethod,
    privateKey: fields.text(key, 'value'),
    privateKeyFrom: fields.text(key, 'type') === 'file' ? 'file' : 'text',
    placement: (['query', 'body'] as const).find((place) => place === text('placement')) ?? 'header',
    realm: text('realm'),
    callbackUrl: text('callbackUrl'),
    verifier: text('verifier'),
    timestamp: text('timestamp'),
    nonce: text('nonce'),
    version: fields.node(auth, 'version') == null ? blank.version : text('version'),
    includeBodyHash: fields.flag(auth, 'includeBodyHash') ?? blank.includeBodyHash,
  };
}
