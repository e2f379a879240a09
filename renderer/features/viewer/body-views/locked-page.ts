const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/**
 * A page of somebody else's for a frame that may do nothing: the policy stands before anything of theirs,
 * so that no markup of theirs can come before it.
 */
export function lockedPage(html: string): string {
  const lock = `<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="referrer" content="no-referrer">`;
  return `<!doctype html>${lock}${html}`;
}
