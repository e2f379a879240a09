/** The properties of a method that RFC 9110, 9.2 defines, and what it is for. */
export interface MethodFacts {
  readonly method: string;
  /** Only reads: nothing is asked to change. */
  readonly safe: boolean;
  /** Sending it twice has the effect of sending it once. */
  readonly idempotent: boolean;
  /** Its answer may be stored and used again. */
  readonly cacheable: boolean;
  /** Whether a body in the request has a meaning. */
  readonly body: 'none' | 'optional' | 'expected';
  /** What it asks for, as a phrase. */
  readonly meaning: string;
  readonly spec: string;
  /** What more there is to know, in whole sentences. */
  readonly paragraph: string;
  /** What is there after it was sent twice. */
  readonly twice: string;
}
