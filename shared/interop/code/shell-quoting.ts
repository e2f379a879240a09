/** The command line that a command is written for. */
export type Shell = 'bash' | 'cmd' | 'powershell';

/** How a command is written for each: its name, a text as one word, and what goes between two lines. */
export const shells: {
  readonly [S in Shell]: { readonly curl: string; readonly quote: (text: string) => string; readonly next: string };
} = {
  bash: { curl: 'curl', quote: quoteBash, next: ' \\\n  ' },
  cmd: { curl: 'curl', quote: quoteCmd, next: ' ^\n  ' },
  powershell: { curl: 'curl.exe', quote: quotePowerShell, next: ' `\n  ' },
};

const plain = /^[A-Za-z0-9_\-./:=@+]+$/;

/** A word for a POSIX shell; what no terminal shows is written as an escape, which bash, zsh and ksh read. */
function quoteBash(text: string): string {
  if (plain.test(text) && !text.startsWith('-')) return text;
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\x01-\x08\x0b-\x1f\x7f]/.test(text)) return `$'${escapeAnsi(text)}'`;
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

const escapeAnsi = (text: string): string =>
  text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll("'", String.raw`\'`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    .replace(/[\x01-\x1f\x7f]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/**
 * A word that two readers take apart: first cmd, whose signs get a caret, then the program itself, by the rules of
 * Microsoft's C runtime: a quote with a backslash before it, and backslashes before a quote doubled.
 */
function quoteCmd(text: string): string {
  if (plain.test(text)) return text;
  const forProgram = `"${text.replaceAll(/(\\*)"/g, String.raw`$1$1\"`).replace(/(\\+)$/, '$1$1')}"`;
  return forProgram
    .replaceAll(/[()^"<>&|!]/g, '^$&')
    .replaceAll(/%(?=\w)/g, '%^')
    .replaceAll(/\r?\n/g, '^\n\n');
}

/** A word that PowerShell 7.3 and later hands on as it stands. */
function quotePowerShell(text: string): string {
  return plain.test(text) && !text.startsWith('-') && !text.startsWith('@') ? text : `'${text.replaceAll(/['‘’‚‛]/g, '$&$&')}'`;
}
