import { createInterface } from 'node:readline/promises';
import type { PersonTools } from '../auth/oauth2/get-tokens';
import { type Environment, note } from './environment';
import { escapeControls } from './escape-controls';
import { openInBrowser } from './open-in-browser';

/** A person at a terminal: the browser is opened for them, or they open it; what must be brought back, they paste. */
export function atTheTerminal(environment: Environment, opens: boolean): PersonTools {
  return {
    browser: {
      async open(address, _callback, pastes) {
        note(
          environment,
          opens ? 'Sign in in your browser. If it does not open, this is the address:' : 'Sign in at this address:',
        );
        note(environment, escapeControls(address));
        if (pastes) note(environment, 'Then paste the whole address that the browser ends at, and press Enter:');
        if (opens) await openInBrowser(address);
      },
      pasted: (signal) => nextLine(environment, signal),
    },
    showDevice({ address, completeAddress, userCode }) {
      note(environment, `Open ${escapeControls(completeAddress ?? address)} and confirm this code:`);
      note(environment, `  ${escapeControls(userCode)}`);
    },
  };
}

/** The next line of standard input; one that is empty counts for nothing, and an input that ends is waited out. */
async function nextLine({ stdin }: Environment, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: stdin, crlfDelay: Infinity });
  try {
    for await (const line of lines) {
      if (line.trim() !== '') return line;
    }
  } finally {
    lines.close();
  }
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
