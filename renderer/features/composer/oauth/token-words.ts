import type { KeptToken } from '#shared/model/oauth-flow';

/** Whom a token stands for. */
export function tokenWho({ subject, account, grant, clientId }: KeptToken): string {
  const person = subject || account;
  if (grant === 'clientCredentials') return `the program ${clientId} itself`;
  return person === '' ? `whoever signed in for ${clientId}` : `${person}, through ${clientId}`;
}
