import type { OAuthStage } from '#shared/oauth/oauth-problem';
import { stopped } from './problem';

/** A century: longer is a mistake, such as milliseconds or a date. */
const longestLifeSeconds = 100 * 366 * 86_400;

/**
 * Checks the fields of RFC 6749 section 5.1, each under its own name, and mends what is harmless: numbers written as text, and
 * null for what is not there.
 */
export function checkTokenAnswer(stage: OAuthStage, fields: Record<string, unknown>): void {
  for (const name of ['expires_in', ...optionalTexts]) if (fields[name] === null || fields[name] === '') delete fields[name];
  if (!isText(fields['access_token'])) throw stopped(stage, 'field', 'access_token');
  checkType(stage, fields['token_type']);
  const wrong = optionalTexts.find((name) => fields[name] !== undefined && !isText(fields[name]));
  if (wrong !== undefined) throw stopped(stage, 'field', wrong);
  if (fields['expires_in'] !== undefined) fields['expires_in'] = readLife(stage, fields['expires_in']);
  if (isText(fields['id_token'])) checkIdToken(fields['id_token']);
}

const optionalTexts = ['refresh_token', 'scope', 'id_token'] as const;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function checkType(stage: OAuthStage, type: unknown): void {
  if (!isText(type)) throw stopped(stage, 'tokenTypeMissing');
  if (type.toLowerCase() !== 'bearer') throw stopped(stage, 'tokenTypeUnknown', type);
}

function readLife(stage: OAuthStage, value: unknown): number {
  const seconds = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const isLife = typeof seconds === 'number' && seconds >= 0 && seconds <= longestLifeSeconds;
  if (!isLife) throw stopped(stage, 'expiry', String(JSON.stringify(value)).slice(0, 40));
  return seconds;
}

/** The library minds both as well, but not by these names. */
function checkIdToken(jwt: string): void {
  const parts = jwt.split('.');
  if (parts.length !== 3) throw stopped('idToken', 'idTokenBroken');
  if (/^none$/i.test(algorithmIn(parts[0] ?? ''))) throw stopped('idToken', 'idTokenUnsigned');
}

function algorithmIn(head: string): string {
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'));
    return typeof header === 'object' && header !== null && 'alg' in header ? String(header.alg) : '';
  } catch {
    return '';
  }
}
