import { join } from 'node:path';
import type { HandlersOf } from '#shared/contract/types';
import type { ShownScript } from '#shared/contract/script-calls';
import { fail, ok } from '#shared/result';
import type { RequestPlace } from '#shared/model/collection';
import type { RunAsk } from '#shared/model/collection-run';
import type { RequestDraft } from '#shared/model/request-draft';
import type { ScriptSource } from '#shared/scripts/script-report';
import { scriptsInCollection } from '../runner/collection-scripts.ts';
import { scriptsOf, type JudgeScripts, type RequestScripts } from '../runner/request-scripts.ts';
import type { RunContext } from '../runner/run-collection.ts';
import type { SendSideRequest } from '../runner/script-requests.ts';
import type { ScriptRound } from '../runner/run-scripts.ts';
import type { LayerSources } from '../runner/variable-layers.ts';
import { scriptsAround } from '../runner/script-sources.ts';
import { createScriptRunner } from '../scripts/script-runner';
import { folderFile, rootFile } from '../storage/collection/refresh-folder.ts';
import { openRequest, readContent } from '../storage/collection/request-content.ts';
import { fingerprintOf, rememberScriptTrust, type ScriptTrust } from '../storage/script-trust.ts';
import type { SecretVault } from '../storage/vault/secret-vault.ts';
import type { EnvironmentService } from './environment-service';
import type { SentFrom } from './exchange-service';

interface Parts {
  /** The data folder, where it is kept which scripts may run. */
  readonly home: string;
  readonly vault: Pick<SecretVault, 'read'>;
  readonly environments: Pick<EnvironmentService, 'sources' | 'keep' | 'tell'>;
}

/** What the scripts around a request are run with. */
export interface BeginMeans {
  readonly signal: AbortSignal;
  /** Sends the requests that they ask for. */
  readonly sendSide: SendSideRequest;
}

export interface ScriptService {
  readonly handlers: HandlersOf<'scripts'>;
  /** The scripts around a request that is about to be sent; remembered until `forget`. */
  begin(exchangeId: string, draft: RequestDraft, from: SentFrom, means: BeginMeans): Promise<RequestScripts>;
  /** What the scripts of a run are run with: those that somebody has allowed, else it is refused and says so, or none. */
  meansOf(wish: RunAsk['scripts']): RunContext['scripts'];
  /** The scripts of an exchange that was sent here. */
  of(exchangeId: string): RequestScripts | undefined;
  forget(exchangeIds: readonly string[]): void;
  close(): Promise<void>;
}

const shownAtMost = 500;
const standalone = { isRun: false, iteration: 0, iterations: 1, data: {} };

/** Knows which scripts may run on this machine, and runs those of requests that are sent. */
export function createScriptService({ home, vault, environments }: Parts): ScriptService {
  const { sources } = environments;
  const trust = rememberScriptTrust(home);
  const runner = createScriptRunner();
  const sent = new Map<string, RequestScripts>();
  const rootOf = (place: SentFrom['place']) => (place && sources.isOpen(place.root) ? place.root : '');
  const readSecret: ScriptRound['readSecret'] = (name) => vault.read(name);
  const judge: JudgeScripts = async (root, scripts) =>
    (await trust.unknownAmong(root, scripts)).length === 0 ? 'run' : 'refuse';

  return {
    handlers: createScriptHandlers({ sources, trust, rootOf }),
    async begin(exchangeId, draft, { place, runsScripts }, means) {
      const root = rootOf(place);
      const round: ScriptRound = {
        runner,
        readSecret,
        sources,
        place: root === '' ? null : place,
        facts: standalone,
        ...means,
        keep: (name, value) => environments.keep(root, name, value),
        scriptValues: sources.scriptValues,
      };
      const name = async () => (place === null ? '' : nameAt(place));
      const scripts = await scriptsOf({ draft, name, judge: runsScripts ? judge : leaveOut }, round);
      sent.set(exchangeId, scripts);
      return scripts;
    },
    meansOf: (wish) => ({ runner, readSecret, judge: wish === 'run' ? judge : leaveOut }),
    of: (exchangeId) => sent.get(exchangeId),
    forget: (exchangeIds) => exchangeIds.forEach((id) => sent.delete(id)),
    close: () => runner.close(),
  };
}

interface HandlerParts {
  readonly sources: LayerSources;
  readonly trust: ScriptTrust;
  readonly rootOf: (place: SentFrom['place']) => string;
}

/** What is asked, and answered, about scripts before they run. */
const createScriptHandlers = ({ sources, trust, rootOf }: HandlerParts): HandlersOf<'scripts'> => ({
  async 'scripts.inspect'({ draft, place }) {
    const root = rootOf(place);
    const around = await trust.unknownAmong(root, await scriptsAround(draft, place, sources));
    const asks = around.length > 0 && root !== '';
    const others = asks ? await trust.unknownAmong(root, await scriptsInCollection(root)) : [];
    const known = new Set(around.map(fingerprintOf));
    return ok({
      around: around.map(shown),
      others: others
        .filter((script) => !known.has(fingerprintOf(script)))
        .slice(0, shownAtMost)
        .map(shown),
      collection: root === '' ? '' : sources.nameOf(root),
    });
  },
  async 'scripts.inspectRun'({ root, requests }) {
    if (!sources.isOpen(root)) return fail({ kind: 'notFound', what: `open collection in ${root}` });
    const unknown = await trust.unknownAmong(root, await scriptsInCollection(root));
    const around = unknown.filter((script) => requests === null || requests.some((path) => isAround(script, path)));
    const others = around.length > 0 ? unknown.filter((script) => !around.includes(script)) : [];
    return ok({
      around: around.map(shown),
      others: others.slice(0, shownAtMost).map(shown),
      collection: sources.nameOf(root),
    });
  },
  async 'scripts.allow'({ root, fingerprints, texts }) {
    const typed = texts.map((code) => fingerprintOf({ code }));
    const kept = await trust.allow(root, [...fingerprints, ...typed]);
    return kept.ok ? ok(null) : kept;
  },
  async 'scripts.forget'({ root }) {
    const kept = await trust.forget(root);
    return kept.ok ? ok(null) : kept;
  },
});

/** Whether a script stands in the file of a request, or in one of the folders above it. */
function isAround({ path }: ScriptSource, request: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isOfFolder = path === `${folder}${folder === '' ? rootFile : folderFile}`;
  return isOfFolder ? request.startsWith(folder) : path === request;
}

/** What a request is called in its file; empty where that cannot be read. */
async function nameAt({ root, path }: RequestPlace): Promise<string> {
  const content = await readContent(root, path);
  const opened = content.ok && content.value !== null ? openRequest(content.value, root, join(root, path)) : null;
  return opened?.ok ? opened.value.saved.name : '';
}

const leaveOut: JudgeScripts = async () => 'leaveOut';

const shown = (script: ScriptSource): ShownScript => ({ ...script, fingerprint: fingerprintOf(script) });
