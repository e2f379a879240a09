import { slug } from './named-secrets.ts';

/** The name in the vault of a secret variable: whose it is, of which environment, and its own. */
export const secretNameOf = (owner: string, environment: string, variable: string): string =>
  [owner, environment, variable].map(slug).filter(Boolean).join('.');
