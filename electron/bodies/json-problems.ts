import type { JsonProblem } from './json-index.ts';

const messages = {
  value: 'A value was expected here.',
  key: 'A key in double quotes was expected here.',
  colon: 'A colon was expected after the key.',
  comma: 'A comma or a closing bracket was expected here.',
  bracket: 'This closing bracket does not fit what is open.',
  afterEnd: 'Something follows the end of the JSON.',
  word: 'This is not a value that JSON knows.',
  end: 'The body ends before the JSON does.',
  tooMany: 'There are more values than the tree can number.',
  secondRoot: 'Another value begins here: this is a sequence of JSON values, not one.',
  trailingComma: 'A comma stands before a closing bracket.',
  control: 'A control character stands in a string without being escaped.',
  escape: 'A backslash in a string is followed by something JSON does not know.',
} as const;
export type ProblemKind = keyof typeof messages;

/** Remembers the first of each gravity, and which one to tell. */
export class JsonProblems {
  #stop: JsonProblem | null = null;
  #slip: JsonProblem | null = null;
  #sequence: JsonProblem | null = null;

  /** Reading ends here. */
  stop(kind: ProblemKind, offset: number): void {
    this.#stop ??= { message: messages[kind], offset };
  }

  /** Not JSON, but its meaning is plain. */
  slip(kind: ProblemKind, offset: number): void {
    this.#slip ??= { message: messages[kind], offset };
  }

  secondRoot(offset: number): void {
    this.#sequence ??= { message: messages.secondRoot, offset };
  }

  worst(): JsonProblem | null {
    return this.#stop ?? this.#slip ?? this.#sequence;
  }
}
