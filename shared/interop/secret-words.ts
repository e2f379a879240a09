/** Last words of names whose values are secrets, alone or with the word before. */
const words = new Set(
  (
    'password passwd pwd passphrase passcode secret secrets token jwt apikey credential credentials authorization cookie pat ' +
    'bearer privatekey'
  ).split(' '),
);
const pairs = new Set(
  (
    'api key|access key|private key|secret key|subscription key|auth key|session id|session key|client key|shared key|' +
    'functions key|license key|encryption key|signing key'
  ).split('|'),
);

/** A token that only says where a list goes on. */
const ofPages = new Set('page next previous prev cursor continuation sync start'.split(' '));

/** What tokens of well-known services begin with, and JSON Web Tokens. */
const shapes =
  /^(?:(?:Bearer|Token)\s+)?(?:sk-[\w-]{16,}|sk_(?:live|test)_\w{10,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|glpat-[\w-]{16,}|xox[abprs]-[\w-]{10,}|AKIA[A-Z0-9]{12,}|AIza[\w-]{30,}|eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]*|PMAK-[\w-]{20,}|npm_\w{30,})$/;

/** Whether a name says that its value is a secret: `client_secret`, `X-Api-Key`, `accessToken`; not `tokenUrl`, `token_type` or `nextPageToken`. */
export function namesSecret(name: string): boolean {
  const parts = name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  if (last === 'token' && ofPages.has(parts.at(-2) ?? '')) return false;
  return words.has(last) || pairs.has(`${parts.at(-2) ?? ''} ${last}`);
}

/** Whether a value looks like a token by itself. */
export const looksLikeToken = (value: string): boolean => shapes.test(value.trim());

/** Whether a value that stands somewhere in the clear is a secret: something is there, and it is no variable. */
export const isSecretValue = (name: string, value: string): boolean =>
  value !== '' && !value.includes('{{') && (namesSecret(name) || looksLikeToken(value));
