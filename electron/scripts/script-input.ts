import type { VariableType } from '#shared/model/variable';
import type { ScriptPhase } from '#shared/scripts/script-report';

type Pairs = readonly (readonly [name: string, value: string])[];

/** A variable as a script gets it. */
export interface GivenVariable {
  readonly text: string;
  readonly type: VariableType;
  /** The host is told when it is read. */
  readonly secret?: true;
  /** Why it must not be read. */
  readonly refused?: string;
}

/** Everything that a script may know. */
export interface ScriptInput {
  readonly phase: ScriptPhase;
  /** It is one of many, in a run. */
  readonly isRun: boolean;
  /** File of the request, relative to its collection; empty for one that is saved nowhere. */
  readonly path: string;
  /** From 0. */
  readonly iteration: number;
  readonly iterations: number;
  /** The row of data of this round. */
  readonly data: Readonly<Record<string, string>>;
  readonly names: { readonly environment: string | null; readonly collection: string | null; readonly workspace: string | null };
  readonly request: {
    readonly name: string;
    readonly tags: readonly string[];
    readonly method: string;
    /** As it is written before it is sent, as it was sent after. */
    readonly url: string;
    readonly headers: Pairs;
    /** Null for a body that is made when it is sent: form fields, files. */
    readonly body: { readonly kind: 'json' | 'text'; readonly text: string } | null;
    readonly timeoutMs: number;
    readonly pathParams: Pairs;
    /** Kind of its credentials. */
    readonly auth: string;
  };
  /** Null before there is one. */
  readonly response: {
    readonly status: number;
    readonly statusText: string;
    readonly url: string;
    readonly headers: Pairs;
    readonly text: string;
    /** Why the body is not handed over; empty where it is. */
    readonly refused: string;
    readonly timeMs: number;
    readonly size: number;
  } | null;
  /** By scope, the values of each by name; of a scope that has several, the strongest. */
  readonly variables: readonly { readonly scope: string; readonly values: Readonly<Record<string, GivenVariable>> }[];
  /** Of the process environment and the `.env` file. */
  readonly process: Readonly<Record<string, string>>;
}
