import type { Answer } from '#shared/checks/answer';
import type { FinishedExchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { fail, ok } from '#shared/result';
import { phaseWords, type ScriptReport, type ScriptSource } from '#shared/scripts/script-report';
import type { SentSecret } from '#shared/secrets/sent-secret';
import type { BodyStore } from '../bodies/body-store';
import { changeDraft } from './change-draft';
import type { ChangeDraft } from './prepare-draft';
import { readScriptBody } from './read-answer';
import type { NextStep } from './next-step';
import { runScripts, type PhaseOutcome, type ScriptRound } from './run-scripts';
import { answeredSubject, unsentSubject } from './script-subject';
import { scriptsAround } from './script-sources';

/** Whether scripts may run: `leaveOut` sends without them, `refuse` sends nothing. */
export type ScriptVerdict = 'run' | 'leaveOut' | 'refuse';

/** Judges the scripts around a request, by the folder of its collection; empty for a request that is saved nowhere. */
export type JudgeScripts = (root: string, scripts: readonly ScriptSource[]) => Promise<ScriptVerdict>;

/** The scripts around one request, from before it is sent until its answer was tested. */
export interface RequestScripts {
  /** Runs those before the request. */
  readonly change: ChangeDraft;
  /** Runs those of an answer: first `after`, then `tests`. Each runs once, however often it is asked for. */
  readonly onAnswer: (exchange: FinishedExchange, answer: Answer, bodies: Pick<BodyStore, 'get'>) => AnswerScripts;
  /** Whether there are any that may run. */
  readonly mayRun: () => boolean;
  /** What they have said and tested so far. */
  readonly report: () => ScriptReport;
  /** What they say of how a run goes on; null where they say nothing. */
  readonly next: () => NextStep | null;
  /** What they have read so far and must not be told. */
  readonly secrets: () => readonly SentSecret[];
}

export type AnswerScripts = (phase: 'after' | 'tests') => Promise<void>;

interface Around {
  readonly draft: RequestDraft;
  /** What the request is called; asked for only where there is a script. */
  readonly name: () => Promise<string>;
  readonly judge: JudgeScripts;
}

/** Finds the scripts around a request, and asks whether they may run. Nothing runs before it is asked for. */
export async function scriptsOf({ draft, judge, ...around }: Around, round: ScriptRound): Promise<RequestScripts> {
  const found = await scriptsAround(draft, round.place, round.sources);
  const verdict = found.length === 0 ? 'leaveOut' : await judge(round.place?.root ?? '', found);
  const scripts = verdict === 'run' ? found : [];
  const name = scripts.length === 0 ? '' : await around.name();
  const ran = new Set<string>();
  const report: { tests: ScriptReport['tests']; console: ScriptReport['console'] } = { tests: [], console: [] };
  const secrets: SentSecret[] = [];
  let next: NextStep | null = null;
  const note = (outcome: PhaseOutcome): PhaseOutcome => {
    report.tests.push(...outcome.report.tests);
    report.console.push(...outcome.report.console);
    secrets.push(...outcome.secrets);
    next = outcome.next ?? next;
    return outcome;
  };

  return {
    async change(merged) {
      if (verdict === 'refuse') return fail({ kind: 'scriptsNotAllowed', where: namesOf(found) });
      const { failed, changes } = note(
        await runScripts(scripts, 'before', unsentSubject(merged, name), { ...round, known: secrets }),
      );
      return failed === null ? ok(changeDraft(merged, changes)) : fail({ kind: 'scriptFailed', ...failed });
    },
    onAnswer: (exchange, answer, bodies) => async (phase) => {
      if (ran.has(phase) || !scripts.some((script) => script.phase === phase)) return;
      ran.add(phase);
      const body = await readScriptBody(exchange, bodies);
      note(
        await runScripts(scripts, phase, answeredSubject({ draft, name }, exchange, answer, body), { ...round, known: secrets }),
      );
    },
    mayRun: () => scripts.length > 0,
    report: () => ({ tests: [...report.tests], console: [...report.console] }),
    next: () => next,
    secrets: () => secrets,
  };
}

/** What scripts are called where they are listed. */
export const namesOf = (scripts: readonly ScriptSource[]): string[] => [
  ...new Set(
    scripts.map(({ where, phase, path }) => `${where === 'this request' && path !== '' ? path : where} (${phaseWords[phase]})`),
  ),
];
