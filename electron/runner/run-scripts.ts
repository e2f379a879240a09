import type { CheckResult } from '#shared/checks/run-checks';
import type { RequestPlace } from '#shared/model/collection';
import type { RequestDraft } from '#shared/model/request-draft';
import {
  phaseWords,
  type ConsoleLine,
  type ScriptPhase,
  type ScriptReport,
  type ScriptSource,
} from '#shared/scripts/script-report';
import type { SentSecret } from '#shared/secrets/sent-secret';
import { hiding } from '#shared/secrets/hide-secrets';
import type { RequestChange, ScriptEvent } from '../scripts/script-event.ts';
import type { ScriptInput } from '../scripts/script-input.ts';
import type { ScriptRunner } from '../scripts/script-runner.ts';
import { keepValue, type KeepsValues } from './keep-script-value.ts';
import { readableVariables, type ReadSecret } from './script-variables.ts';
import { secretsIn } from './secrets-in.ts';
import { sendFor, type SendSideRequest } from './script-requests.ts';
import { nextIn, type NextStep } from './next-step.ts';
import { describeEnd } from './script-words.ts';
import { gatherLayers, type LayerSources } from './variable-layers.ts';

/** What scripts of one request work with. */
export interface ScriptRound extends KeepsValues {
  readonly runner: ScriptRunner;
  readonly readSecret: ReadSecret;
  readonly sources: LayerSources;
  readonly place: RequestPlace | null;
  /** What they know besides variables, request and answer. */
  readonly facts: Pick<ScriptInput, 'isRun' | 'iteration' | 'iterations' | 'data'>;
  readonly signal?: AbortSignal;
  /** Sends requests that scripts ask for; without it they send none. */
  readonly sendSide?: SendSideRequest;
  /** What scripts of the same request have read before, and these must not tell either. */
  readonly known?: readonly SentSecret[];
}

/** What came of the scripts of one phase. */
export interface PhaseOutcome {
  readonly report: ScriptReport;
  readonly changes: readonly RequestChange[];
  /** Values that were read and must not be told. The report has none of them. */
  readonly secrets: readonly SentSecret[];
  /** Where a run goes from here; null where no script has said. */
  readonly next: NextStep | null;
  /** The first script that did not end well; null where all did. */
  readonly failed: { readonly where: string; readonly reason: string } | null;
}

/** The draft around which they run, and what they see of request and answer. */
export interface ScriptSubject {
  readonly draft: RequestDraft;
  readonly request: (changes: readonly RequestChange[]) => ScriptInput['request'];
  readonly response: ScriptInput['response'];
}

/** Runs scripts one after the other, each in a runtime of its own. Before a request the first that fails is the last. */
export async function runScripts(
  scripts: readonly ScriptSource[],
  phase: ScriptPhase,
  subject: ScriptSubject,
  round: ScriptRound,
): Promise<PhaseOutcome> {
  let outcome: PhaseOutcome = { report: { tests: [], console: [] }, changes: [], secrets: [], next: null, failed: null };
  for (const script of scripts.filter((one) => one.phase === phase)) {
    outcome = joined(outcome, await runOne(script, { ...subject, changes: outcome.changes }, round));
    if (phase === 'before' && (outcome.failed !== null || (round.facts.isRun && outcome.next?.isSkipped))) break;
  }
  return outcome;
}

const joined = (one: PhaseOutcome, next: PhaseOutcome): PhaseOutcome => ({
  report: {
    tests: [...one.report.tests, ...next.report.tests],
    console: [...one.report.console, ...next.report.console],
  },
  changes: [...one.changes, ...next.changes],
  secrets: [...one.secrets, ...next.secrets],
  next: next.next ?? one.next,
  failed: one.failed ?? next.failed,
});

async function runOne(
  script: ScriptSource,
  subject: ScriptSubject & { readonly changes: readonly RequestChange[] },
  round: ScriptRound,
): Promise<PhaseOutcome> {
  const { sources, place, readSecret, runner, facts, signal } = round;
  const layers = await gatherLayers(sources, subject.draft, place);
  const inReach = layers.ok
    ? await readableVariables(layers.value, script.code, readSecret)
    : { variables: [], process: {}, hidden: new Map<string, SentSecret>() };
  const input: ScriptInput = {
    ...facts,
    phase: script.phase,
    path: place?.path ?? '',
    names: await namesFor(sources, place),
    request: subject.request(subject.changes),
    response: subject.response,
    variables: withKinds(inReach.variables, sources.scriptValues?.(place?.root ?? '').kinds),
    process: inReach.process,
  };
  const { events, end } = await runner.run(script.code, input, { signal, send: sendFor(round, inReach.hidden) });
  const secrets = secretsIn(events, inReach.hidden);
  for (const event of events) if (event.type === 'set') keepValue(event, round);
  return told(script, { events, secrets, problem: describeEnd(end), known: round.known ?? [] });
}

async function namesFor({ chosen, nameOf }: LayerSources, place: RequestPlace | null): Promise<ScriptInput['names']> {
  return {
    environment: place === null ? null : await chosen.read(place.root),
    collection: place === null ? null : nameOf(place.root),
    workspace: await chosen.read(''),
  };
}

/** Values in the session are kept as text; those that a script has set are given back as what they were. */
function withKinds(
  variables: ScriptInput['variables'],
  kinds: ReadonlyMap<string, { readonly text: string; readonly type: string }> | undefined,
): ScriptInput['variables'] {
  if (kinds === undefined || kinds.size === 0) return variables;
  return variables.map(({ scope, values }) => {
    if (scope !== 'session') return { scope, values };
    const typed = Object.entries(values).map(([name, value]) => {
      const kind = kinds.get(name);
      return [name, kind?.text === value.text ? { ...value, type: kind.type as typeof value.type } : value] as const;
    });
    return { scope, values: Object.fromEntries(typed) };
  });
}

interface Told {
  readonly events: readonly ScriptEvent[];
  readonly secrets: readonly SentSecret[];
  readonly problem: string;
  readonly known: readonly SentSecret[];
}

function told({ phase, where }: ScriptSource, { events, secrets, problem, known }: Told): PhaseOutcome {
  const texts = [...known, ...secrets].map(({ text }) => text);
  const hide = hiding(texts, { mark: '•••' });
  const console = events.flatMap((event): ConsoleLine[] =>
    event.type === 'console' ? [{ level: event.level, text: hide(event.text), phase, where }] : [],
  );
  const tests = events.flatMap((event): CheckResult[] => (event.type === 'test' ? testResult(event, hide) : []));
  const reason = hide(problem);
  if (reason !== '' && phase !== 'before')
    tests.push({ name: `Script of ${where}, ${phaseWords[phase]}`, passed: false, found: '', problem: reason });
  return {
    report: { tests, console },
    changes: events.flatMap((event) => (event.type === 'request' ? [event.change] : [])),
    secrets,
    next: nextIn(events),
    failed: reason === '' ? null : { where, reason },
  };
}

function testResult(event: Extract<ScriptEvent, { type: 'test' }>, hide: (text: string) => string): CheckResult[] {
  if (event.outcome === 'skipped') return [];
  const passed = event.outcome === 'passed';
  const line = event.line === null || passed ? '' : `line ${event.line}: `;
  return [{ name: hide(event.name), passed, found: '', problem: passed ? '' : `${line}${hide(event.problem)}` }];
}
