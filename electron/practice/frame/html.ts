/** Text as it may stand in HTML, in an element or an attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** JSON laid out for reading, escaped, with its addresses as links. */
export function jsonAsHtml(value: unknown): string {
  const laidOut = escapeHtml(JSON.stringify(value, null, 2));
  return laidOut.replace(
    /&quot;(https?:\/\/(?:(?!&quot;)\S)+)&quot;/g,
    (_match, address: string) => `&quot;<a href="${address}">${address}</a>&quot;`,
  );
}

/** Nothing from elsewhere, no script, and styles only from the page itself. */
export const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** A whole page in light and dark, with nothing fetched from anywhere. */
export function htmlPage({ title, body, style = '' }: { title: string; body: string; style?: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${baseStyle}${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const baseStyle = `
:root { color-scheme: light dark; --ground: #fcfaf7; --sunken: #f3efe9; --text: #1d1b18; --quiet: #5d574f; --line: #ddd5c9; --accent: #0b5f6b; --good: #1f6f3f; --bad: #a32b1f; --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
@media (prefers-color-scheme: dark) { :root { --ground: #181715; --sunken: #22201d; --text: #ece7df; --quiet: #a89f93; --line: #3a3631; --accent: #7fc6d1; --good: #86cf9f; --bad: #f0a094; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.5rem 5rem; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
code, pre { font-family: var(--mono); font-size: .875rem; }
pre { background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; overflow-x: auto; padding: .6rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.quiet { color: var(--quiet); }
`;
