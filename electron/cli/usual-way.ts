import { createDraft } from '#shared/model/request-draft';
import type { RequestOptions } from '#shared/model/request-options';
import { ok, type Result } from '#shared/result';
import { dataFolder } from '../storage/data-folder';
import { readUsualOptions } from '../storage/usual-options';
import { fillSecrets } from '../storage/vault/fill-secrets';
import type { SecretVault } from '../storage/vault/secret-vault';
import type { Environment } from './environment';

/** Options that Settings give to requests, with their secrets filled in: the way of what a command fetches by itself. */
export async function usualWay({ env }: Pick<Environment, 'env'>, vault: SecretVault): Promise<Result<RequestOptions>> {
  const options = await readUsualOptions(dataFolder({ ...env }));
  const filled = await fillSecrets({ ...createDraft(''), options }, vault);
  return filled.ok ? ok(filled.value.options) : filled;
}
