import { blankOAuth2, type OAuth2Auth } from '#shared/model/auth/oauth2';
import type { Failure } from '#shared/failure';
import type { OAuthPurpose } from '#shared/model/oauth-flow';
import type { Result } from '#shared/result';
import { createTestEngine } from '../../engine/exchange.test-support';
import type { BrowserTools } from './come-back';
import type { PersonTools } from './get-tokens';
import type { OAuthTools } from './oauth-tools';
import { createTokenKeeper, type Kept, type TokenKeeper } from './token-keeper';
import { createMemoryVault, createTokenStore, type TokenStore, type TokenVault } from './token-store';

export const purpose: OAuthPurpose = { boundTo: 'http://127.0.0.1:1', environment: '' };

/** A form with these fields filled in. */
export const form = (fields: Partial<OAuth2Auth>): OAuth2Auth => ({ ...blankOAuth2, ...fields });

export interface TestFlows {
  readonly store: TokenStore;
  readonly keeper: TokenKeeper;
  readonly tools: OAuthTools;
  /** Addresses of the messages sent, in order. */
  readonly sent: string[];
  readonly steps: string[];
  readonly remarks: string[];
  begin(fields: Partial<OAuth2Auth>, person?: Partial<PersonTools>): Promise<Result<Kept>>;
  close(): Promise<void>;
}

/** Flows over a real engine, with a vault in memory and all that was reported. */
export async function createTestFlows(vault: TokenVault = createMemoryVault()): Promise<TestFlows> {
  const engine = await createTestEngine();
  const store = createTokenStore(vault);
  const keeper = createTokenKeeper(store);
  const [sent, steps, remarks]: string[][] = [[], [], []];
  const abort = new AbortController();
  const tools: OAuthTools = {
    signal: abort.signal,
    async send({ id: _id, ...draft }: Parameters<OAuthTools['send']>[0] & { id?: string }) {
      sent?.push(`${draft.method} ${new URL(draft.url).pathname}`);
      const exchange = await engine.send(draft, draft.options, abort.signal);
      return { exchange, text: exchange.bodyId === null ? null : await engine.bodyText(exchange) };
    },
    report: { at: (step) => void steps?.push(step), remark: (text) => void remarks?.push(text) },
  };
  return {
    store,
    keeper,
    tools,
    sent: sent ?? [],
    steps: steps ?? [],
    remarks: remarks ?? [],
    begin: (fields, person = {}) => keeper.begin({ auth: form(fields), purpose }, tools, { ...absent, ...person }),
    async close() {
      abort.abort();
      await engine.close();
    },
  };
}

const absent: PersonTools = {
  browser: { open: () => Promise.reject(new Error('nobody is there')), pasted: (signal) => untilAborted(signal) },
  showDevice: () => undefined,
};

/** A browser that goes where `visit` says; its last answer is the page that the person sees in the end. */
export function browserOf(visit: (address: string, callback: string) => Promise<unknown>): BrowserTools {
  return {
    async open(address, callback) {
      void visit(address, callback).catch(() => undefined);
    },
    pasted: untilAborted,
  };
}

export const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

/** The failure of what must have failed, as one line: its kind and what it names. */
export function failureOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('it did not fail');
  return lineOf(result.failure);
}

function lineOf(failure: Failure): string {
  if (failure.kind === 'oauthProblem') return `${failure.stage} ${failure.problem}`;
  if (failure.kind === 'oauthRefused') return `${failure.stage} refused ${failure.error}`;
  return failure.kind;
}

/** What must have worked. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(lineOf(result.failure));
  return result.value;
}
