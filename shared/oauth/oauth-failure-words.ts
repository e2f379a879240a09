import type { OAuthProblem, OAuthStage, SignInReason } from './oauth-problem';

/** What the server did or what is missing, as a sentence. `detail` names the thing: a field, an address, a value. */
export function describeOAuthProblem(problem: OAuthProblem, stage: OAuthStage, detail: string): string {
  return sentences[problem](detail, subjects[stage]);
}

/** What to change, as a sentence; empty where nothing can be advised. */
export const hintForOAuthProblem = (problem: OAuthProblem): string => hints[problem] ?? '';

/** An error that a server answered with (RFC 6749 sections 4.1.2.1 and 5.2), in its own words. */
export function describeRefusal(stage: OAuthStage, error: string, description: string, status: number | null): string {
  const said = description === '' ? error : `${error}: ${description}`;
  return `${capital(subjects[stage])} ${status === null ? 'refused' : `answered ${status}`}: ${said.replace(/[.\s]+$/, '')}.`;
}

/** What to change after an error of the standards; the same for every server. */
export const hintForRefusal = (error: string): string =>
  Object.hasOwn(refusals, error)
    ? (refusals[error] ?? '')
    : 'The server’s own documentation says what this error means; open the exchange to see all it answered.';

export const describeSignIn = (reason: SignInReason): string => signIns[reason];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const subjects: Readonly<Record<OAuthStage, string>> = {
  setUp: 'the form',
  discovery: 'the server’s metadata',
  browser: 'the authorization server',
  callback: 'the authorization server',
  device: 'the device authorization endpoint',
  token: 'the token endpoint',
  refresh: 'the token endpoint, asked to refresh,',
  idToken: 'the id token',
  revocation: 'the revocation endpoint',
  introspection: 'the introspection endpoint',
};

type Sentence = (detail: string, subject: string) => string;

const sentences: Readonly<Record<OAuthProblem, Sentence>> = {
  noTarget: () => 'The token is for the host of the request’s address, and there is none yet.',
  noAddress: (which) => `There is no ${which} address to ask.`,
  badAddress: (which) => `The ${which} address is not an http or https address.`,
  noClientId: () => 'There is no client id.',
  noSecret: () => 'This way of client authentication needs a client secret, and there is none.',
  noCertificate: () => 'The client is to be known by its certificate, and none is shown to the authorization server.',
  noHandshake: (address) => `Over plain http no certificate can be shown, and ${address} is reached so.`,
  badKey: (reason) => `The private key cannot be used: ${reason}.`,
  noPassword: () => 'The password grant needs a user name and a password.',
  plainAddress: (address) => `The server is reached by https, yet its metadata leads to ${address}, in plain http.`,
  noMethod: (methods) => `The server takes these PKCE methods only: ${methods}. The chosen one is not among them.`,
  noRefreshToken: () => 'The server gave no refresh token, so this token cannot be renewed.',
  noBrowser: (reason) => `The browser could not be opened: ${reason}.`,
  noListener: (reason) => `No port of this machine could be opened to come back to: ${reason}.`,

  stateMissing: () => 'The address that came back has no state, so it may belong to another sign-in.',
  stateWrong: () => 'The state that came back is not the one that was sent, so it may belong to another sign-in.',
  stateUsed: () => 'This answer has been used already.',
  late: (limit) => `Nothing came back within ${limit}.`,
  issuerMissing: () => 'The server says that it names itself in its answer (RFC 9207), and this answer has no iss.',
  issuerWrong: (found) => `It says that it comes from ${found}, which is not the server that was asked.`,
  codeMissing: () => 'The address that came back has neither a code nor an error.',
  twice: (name) => `The address that came back has ${name} twice.`,
  tokenMissing: () => 'The address that came back has no access token.',
  deviceExpired: () => 'The code was not confirmed in time.',

  tooLarge: (limit, subject) => `${capital(subject)} answered with more than ${limit}.`,
  html: (_, subject) => `${capital(subject)} answered with a web page, not with JSON.`,
  wrongType: (type, subject) =>
    type === ''
      ? `${capital(subject)} did not say what its answer is.`
      : `${capital(subject)} answered with ${type}, not with JSON.`,
  notJson: (_, subject) => `${capital(subject)} answered with something that is not a JSON object.`,
  redirected: (location, subject) => `${capital(subject)} redirects to ${location}. Secrets are not sent on to another address.`,
  status: (status, subject) => `${capital(subject)} answered ${status} and gave no OAuth error.`,
  tokenTypeMissing: () => 'The answer has a token, but no token_type, so nobody knows how to use it.',
  tokenTypeUnknown: (type) => `The token is of the type “${type}”, and only Bearer tokens can be sent.`,
  expiry: (value) => `The answer says expires_in ${value}, which is no time to live.`,
  field: (name) => `The answer’s ${name} is missing or not what the standard says.`,

  idTokenMissing: () => 'The scope openid was asked for, and the answer has no id token.',
  idTokenUnsigned: () => 'The id token is not signed (alg none), so anyone could have written it.',
  idTokenAlgorithm: (alg) => `The id token is signed with ${alg}, which the server does not say that it uses.`,
  idTokenIssuer: (found) => `The id token was issued by ${found}, which is not the server that was asked.`,
  idTokenAudience: (found) => `The id token is meant for ${found}, not for this client.`,
  idTokenNonce: () => 'The id token does not carry the nonce that was sent, so it belongs to another sign-in.',
  idTokenExpired: (claim) =>
    claim === 'exp' ? 'The id token has expired already.' : 'By the times in the id token, it is not valid now.',
  idTokenSignature: () => 'The signature of the id token does not fit the server’s keys.',
  idTokenBroken: () => 'The id token cannot be read.',
};

const newAddress = 'Ask the server’s documentation for the right address, and put it into the form.';

const hints: Partial<Record<OAuthProblem, string>> = {
  noTarget: 'Fill in the address of the request first.',
  noAddress: 'Fill it in, or give the issuer in Discovery so that it can be found.',
  badAddress: 'Addresses here begin with https://, or http:// on this machine.',
  noClientId: 'The server gave one when the client was registered.',
  noSecret: 'Fill in the secret, or choose “none” for a client that cannot keep one.',
  noCertificate: 'Turn on “Show a client certificate as well”, choose its file, and show it to the authorization server.',
  noHandshake: 'Use the https address of the server.',
  badKey: 'Give a private key in PKCS#8 PEM (BEGIN PRIVATE KEY) or as a JWK.',
  noPassword: 'Fill them in, or choose a grant in which only the server sees the password.',
  plainAddress: 'Something in between may have changed it. Type the address by hand if you trust it.',
  noMethod: 'Choose another in the form; anything but S256 protects less.',
  noRefreshToken: 'Get a new token. Many servers give a refresh token only for the scope offline_access.',
  noBrowser: 'Copy the address and open it yourself.',
  noListener: 'A firewall or sandbox may forbid it. Use a fixed redirect address and paste it back.',
  stateMissing: 'Begin again. If it goes on, the server or something before it drops the parameter.',
  stateWrong: 'Begin again, and use the newest browser tab.',
  stateUsed: 'Get a new token to begin again.',
  late: 'Get a new token to begin again.',
  issuerMissing: 'Begin again. If it goes on, the server’s metadata is wrong, or something changed the answer.',
  issuerWrong: 'If it is the same server under another name, put that name into Issuer.',
  codeMissing: 'Paste the whole address, as the browser shows it after you signed in.',
  twice: 'Begin again. A proper server never does this.',
  tokenMissing: 'The token of the implicit grant stands behind the # of the address; copy all of it.',
  deviceExpired: 'Get a new token for a new code.',
  tooLarge: newAddress,
  html: newAddress,
  wrongType: newAddress,
  notJson: newAddress,
  redirected: newAddress,
  status: 'Open the exchange to see all that was answered.',
  tokenTypeMissing: 'This is a fault of the server (RFC 6749 section 5.1 requires it).',
  tokenTypeUnknown: 'Ask the server for Bearer tokens.',
  expiry: 'This is a fault of the server.',
  field: 'Open the exchange to see all that was answered.',
  idTokenMissing: 'Leave openid out of the scope, or use a server that speaks OpenID Connect.',
  idTokenAlgorithm: 'Give the issuer in Discovery, so that its algorithms are known.',
  idTokenIssuer: 'If it is the same server under another name, put that name into Issuer.',
  idTokenAudience: 'Check the client id.',
  idTokenNonce: 'Begin again.',
  idTokenExpired: 'Check the clock of this machine.',
};

const refusals: Readonly<Record<string, string>> = {
  invalid_request: 'A parameter is missing, wrong or there twice. Compare the request with the server’s documentation.',
  invalid_client: 'Check client id and secret, and try another way of client authentication.',
  invalid_grant:
    'The code, refresh token or password is wrong, expired or used already, or the redirect address differs. Begin again.',
  unauthorized_client: 'This client may not use this grant. Register it for the grant, or choose another.',
  unsupported_grant_type: 'The server does not know this grant. Choose another.',
  unsupported_response_type: 'The server does not give this kind of answer. Choose another grant.',
  invalid_scope: 'Ask for scopes that the server knows and this client may have.',
  access_denied: 'Whoever signed in said no, or may not allow it. Begin again to be asked once more.',
  server_error: 'Try again later.',
  temporarily_unavailable: 'Try again later.',
  invalid_target: 'The server does not know this resource or audience. Check both.',
  invalid_redirect_uri: 'Register this redirect address with the server, or use the one that is registered.',
  redirect_uri_mismatch: 'Register this redirect address with the server, or use the one that is registered.',
  login_required: 'Sign in in the browser first, or take prompt=none away.',
  consent_required: 'Take prompt=none away, so that you can be asked.',
  interaction_required: 'Take prompt=none away, so that you can be asked.',
  expired_token: 'The code was not confirmed in time. Get a new token for a new code.',
  authorization_pending: 'Confirm the code in the browser first.',
  slow_down: 'Wait a little longer before asking again.',
  unsupported_token_type: 'The server cannot revoke this kind of token. Forget it here; it ends by itself.',
  invalid_token: 'The token is unknown, expired or revoked. Get a new one.',
  insufficient_scope: 'Ask for the scope it names, and get a new token.',
};

const signIns: Readonly<Record<SignInReason, string>> = {
  none: 'There is no token for this yet, and a person has to sign in to get one.',
  expired: 'The token has expired and cannot be renewed without signing in again.',
  refused: 'The server refused the token, and would not renew it.',
  otherEnvironment: 'The token that is kept was got for another environment, and is not sent for this one.',
  otherHost: 'The token that is kept was asked for by a request to another host, and is not sent to this one.',
  notAutomatic: 'There is no token for this yet, and getting one by itself is switched off.',
};
