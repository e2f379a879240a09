import { certificateBeside, type Auth } from '#shared/model/auth';
import { secretFields } from '#shared/model/auth-secrets';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Row } from '#shared/model/row';
import { sealedName, sealedText } from '#shared/model/sealed';
import { ok, type Result } from '#shared/result';
import { findVariables } from '#shared/variables/find-variables';
import { showHidden } from './hidden-texts.ts';
import type { SecretVault } from './secret-vault.ts';

/** Headers whose value is a credential however it was put there. */
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'api-key', 'x-auth-token']);

/** Keeps a typed secret somewhere safe and answers what stands in its place. */
type Put = (field: string, secret: string) => Promise<Result<string>>;

/** A draft for a file that is nobody's to read: its secrets go into the vault under names that begin with `place`. */
export async function sealDraft(draft: RequestDraft, place: string, vault: SecretVault): Promise<Result<RequestDraft>> {
  const put: Put = async (field, secret) => {
    const name = `${place}/${field}`;
    const kept = await vault.write(name, secret);
    return kept.ok ? ok(sealedText(name)) : kept;
  };
  const auth = await withoutSecrets(draft.auth, put);
  if (!auth.ok) return auth;
  const headers = await sealRows(draft.headers, put);
  return headers.ok ? ok({ ...draft, auth: auth.value, headers: headers.value }) : headers;
}

/** The same backwards. What a locked vault holds stays sealed; what is kept nowhere any more is empty. */
export async function unsealDraft(draft: RequestDraft, vault: Pick<SecretVault, 'read'>): Promise<RequestDraft> {
  const headers = await Promise.all(draft.headers.map(async (row) => ({ ...row, value: await unsealText(row.value, vault) })));
  const auth = await unsealAuth(draft.auth, vault);
  return showHidden({ ...draft, auth, headers }, vault);
}

/** Credentials with every secret that was typed put elsewhere. One that is a variable already, or sealed, stays. */
export async function withoutSecrets(auth: Auth, put: Put): Promise<Result<Auth>> {
  const fields: Record<string, unknown> = { ...auth };
  for (const field of secretFields[auth.kind]) {
    const typed = fields[field];
    if (typeof typed !== 'string' || !isTyped(typed)) continue;
    const kept = await put(field, typed);
    if (!kept.ok) return kept;
    fields[field] = kept.value;
  }
  const beside = certificateBeside(auth);
  if (beside === null) return ok(fields as Auth);
  const certificate = await withoutSecrets(beside, (field, secret) => put(`certificate ${field}`, secret));
  if (!certificate.ok) return certificate;
  const { kind: _kind, ...shown } = certificate.value;
  // Only texts were exchanged for texts.
  return ok({ ...fields, certificate: shown } as Auth);
}

export async function unsealAuth(auth: Auth, vault: Pick<SecretVault, 'read'>): Promise<Auth> {
  const fields = Object.entries(auth).map(async ([field, value]) => [
    field,
    typeof value === 'string' ? await unsealText(value, vault) : (value as unknown),
  ]);
  const open = Object.fromEntries(await Promise.all(fields)) as Auth;
  const beside = certificateBeside(auth);
  if (beside === null) return open;
  const { kind: _kind, ...certificate } = (await unsealAuth(beside, vault)) as typeof beside;
  return { ...open, certificate } as Auth;
}

async function sealRows(rows: readonly Row[], put: Put): Promise<Result<Row[]>> {
  const sealed: Row[] = [];
  for (const row of rows) {
    const isSecret = secretHeaders.has(row.name.trim().toLowerCase()) && isTyped(row.value);
    const kept = isSecret ? await put(`header ${row.id}`, row.value) : ok(row.value);
    if (!kept.ok) return kept;
    sealed.push({ ...row, value: kept.value });
  }
  return ok(sealed);
}

/** A text out of the vault, or itself. */
export async function unsealText(text: string, vault: Pick<SecretVault, 'read'>): Promise<string> {
  const name = sealedName(text);
  if (name === null) return text;
  const secret = await vault.read(name);
  return secret.ok ? (secret.value?.value ?? '') : text;
}

const isTyped = (text: string): boolean => text !== '' && sealedName(text) === null && findVariables(text).length === 0;
