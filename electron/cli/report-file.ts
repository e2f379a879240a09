import { formatBytes } from '#shared/http/quantities';
import type { BodyStore } from '../bodies/body-store';
import { describeFailure } from '#shared/failure-words';
import type { Environment } from './environment';
import { note } from './environment';
import { escapeControls } from './escape-controls';
import { headBytes } from './head-bytes';
import { type BodyTarget, keepBody } from './keep-body';
import { createOutput } from './output';
import { createPaint } from './paint';
import type { Report } from './report';
import { headText } from './report-text';

interface Options {
  readonly store: BodyStore;
  readonly target: BodyTarget;
  readonly withHead: boolean;
}

/** Writes the body to a file once all of it is here; a file that is there stays as it is until then. */
export function createFileReport(environment: Environment, { store, target, withHead }: Options): Report {
  const output = createOutput(environment);
  const isTerminal = environment.isTTY.stdout;
  return {
    bodies: store,
    left: output.left,
    isLeft: () => output.left.aborted,
    follow: () => undefined,
    async end({ phase, head, bodyId, bodyBytes }) {
      if (withHead && head !== null)
        await output.write(isTerminal ? headText(head, createPaint(environment, 'stdout')) : headBytes(head));
      const path = escapeControls(target.path);
      if (phase === 'failed') {
        if (head !== null) note(environment, `${path} was not written: the body is not complete.`);
        return true;
      }
      const body = bodyId === null ? undefined : store.get(bodyId);
      if (body === undefined) {
        note(environment, `${path} was not written: this answer has no body.`);
        return true;
      }
      const failure = await keepBody(body, target);
      if (failure !== null) note(environment, escapeControls(describeFailure(failure)));
      else if (isTerminal) note(environment, `${path}: ${formatBytes(bodyBytes)}.`);
      return failure === null;
    },
    close: () => store.close(),
  };
}
