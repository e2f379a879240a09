import { splitBash } from './split-bash';
import { splitCmd } from './split-cmd';
import { splitPowerShell } from './split-powershell';

export type Shell = 'bash' | 'cmd' | 'powershell';

export interface SplitCommands {
  /** The words of each command, the program first. */
  readonly commands: readonly (readonly string[])[];
  /** What the shell would have done beside running them, as sentences. */
  readonly remarks: readonly string[];
}

/** A text as the words a shell would hand over; without a shell said, the one whose quoting it has. */
export function splitCommand(text: string, shell: Shell = guessShell(text)): SplitCommands {
  if (shell === 'cmd') return splitCmd(text);
  return shell === 'powershell' ? splitPowerShell(text) : splitBash(text);
}

/**
 * A caret before a line end is cmd's, or one before a quote where no backslash ends a line; a backtick at a line end is
 * PowerShell's; all else is taken for bash. What bash has between single quotes is a text, and says nothing of the shell.
 */
export function guessShell(whole: string): Shell {
  const text = whole.replaceAll(/'[^']*'(?:\\''[^']*')*/g, "''");
  if (/\^[ \t]*\r?\n/.test(text) || (/\^"/.test(text) && !/\\\r?\n/.test(text))) return 'cmd';
  if (/`[ \t]*\r?\n/.test(text) || /^\s*(?:PS [^>]*> ?)?&? ?curl\.exe\s/i.test(text)) return 'powershell';
  return 'bash';
}
