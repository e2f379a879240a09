import { resolve } from 'node:path';
import { describeFailure } from '#shared/failure-words';
import { createNotes } from '#shared/interop/import-notes';
import { readCurl } from '#shared/interop/curl/read-curl';
import type { Body } from '#shared/model/body';
import type { RequestDraft } from '#shared/model/request-draft';
import { note } from './environment';
import { escapeControls } from './escape-controls';
import type { SendCall } from './send';

/**
 * The draft of a curl command that was typed for `--curl`: what it says counts, files and unchecked certificates included,
 * and what has no place in a draft is told on standard error. Ends the command where it holds not just one request.
 */
export function draftFromCurl(command: string, { environment, command: program, words, flags }: SendCall): RequestDraft {
  if (words.length > 0 || flags.data !== undefined || flags.graphql !== undefined)
    return program.error('error: --curl says method, address and body by itself: leave them out beside it');
  const notes = createNotes();
  const read = readCurl(command, notes);
  if (!read.ok) return program.error(`error: ${describeFailure(read.failure)}`);
  const [first, ...more] = read.value;
  if (!first || more.length > 0) return program.error('error: --curl takes a command with one address');
  for (const { what, why } of notes.losses) note(environment, escapeControls(`left out: ${what} (${why})`));
  return { ...first.draft, body: inFolder(first.draft.body, environment.cwd) };
}

/** Paths count from where the command is typed. */
function inFolder(body: Body, cwd: string): Body {
  if (body.kind === 'file' && body.path !== '') return { ...body, path: resolve(cwd, body.path) };
  if (body.kind !== 'multipart') return body;
  return { ...body, parts: body.parts.map((part) => (part.kind === 'file' ? { ...part, path: resolve(cwd, part.path) } : part)) };
}
