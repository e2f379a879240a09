import { describeFailure } from '#shared/failure-words';
import { formatBytes } from '#shared/http/quantities';
import { fileFailure } from '../storage/file-failure';
import type { Environment } from './environment';
import { note } from './environment';
import { escapeControls } from './escape-controls';
import { createFileWriter } from './file-writer';
import { headBytes } from './head-bytes';
import type { BodyTarget } from './keep-body';
import { createOutput } from './output';
import { createPaint } from './paint';
import type { Report } from './report';
import { headText } from './report-text';

interface Options {
  readonly target: BodyTarget;
  readonly withHead: boolean;
}

/** Writes the body to a file as it arrives; the file has its name once all of it is there. What did not come whole stays beside it. */
export function createFileReport(environment: Environment, { target, withHead }: Options): Report {
  const output = createOutput(environment);
  const isTerminal = environment.isTTY.stdout;
  const writer = createFileWriter(target);
  const path = escapeControls(target.path);

  async function leavePart(hasHead: boolean): Promise<void> {
    await writer.leave();
    if (!hasHead) return;
    const part =
      target.isRegular && writer.bytes() > 0
        ? ` ${escapeControls(writer.partPath)} holds the ${formatBytes(writer.bytes())} that came.`
        : '';
    note(environment, `${path} was not written: the body is not complete.${part}`);
  }

  async function keep(): Promise<boolean> {
    try {
      await writer.keep();
    } catch (thrown) {
      note(environment, escapeControls(describeFailure(fileFailure(thrown, target.path))));
      return false;
    }
    if (isTerminal) note(environment, `${path}: ${formatBytes(writer.bytes())}.`);
    return true;
  }

  return {
    bodies: writer.bodies,
    left: output.left,
    isLeft: () => output.left.aborted,
    follow: () => undefined,
    async end({ phase, head, bodyId }) {
      if (withHead && head !== null)
        await output.write(isTerminal ? headText(head, createPaint(environment, 'stdout')) : headBytes(head));
      if (phase === 'failed') {
        await leavePart(head !== null);
        return true;
      }
      if (bodyId !== null) return keep();
      note(environment, `${path} was not written: this answer has no body.`);
      return true;
    },
    close: () => writer.leave(),
  };
}
