import type { Writable } from 'node:stream';
import { fileErrorCode, reasonOf } from '../storage/file-failure';
import { type ExitCode, exitCodes } from './exit-codes';

/**
 * Watches what a program prints on. A reader that has seen enough, such as `head`, is no fault; what else keeps the result
 * from going out, such as a full disk, is said once, and the code of a program that went well is then another.
 */
export function watchOutput(stdout: Writable, stderr: Writable): (code: ExitCode) => ExitCode {
  let end: 'open' | 'left' | 'lost' = 'open';
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (end !== 'open') return;
    end = error.code === 'EPIPE' ? 'left' : 'lost';
    const why = fileErrorCode(error) === null ? error.message : reasonOf(error);
    if (end === 'lost') stderr.write(`Standard output could not be written: ${why}.\n`);
  });
  // There is nothing left to say it on.
  stderr.on('error', () => undefined);
  return (code) => (end === 'lost' && code === exitCodes.fine ? exitCodes.noResponse : code);
}
