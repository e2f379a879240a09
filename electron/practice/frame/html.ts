import { createHash } from 'node:crypto';

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

const style = `
:root { color-scheme: light dark; --ground: #fcfaf7; --sunken: #f3efe9; --text: #1d1b18; --quiet: #5d574f; --line: #ddd5c9; --accent: #0b5f6b; --good: #1f6f3f; --plain: #3d5a80; --bad: #a32b1f; --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
@media (prefers-color-scheme: dark) { :root { --ground: #181715; --sunken: #22201d; --text: #ece7df; --quiet: #a89f93; --line: #3a3631; --accent: #7fc6d1; --good: #86cf9f; --plain: #a9c1e8; --bad: #f0a094; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.5rem 6rem; background: var(--ground); color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .5rem; }
h2 { border-bottom: 1px solid var(--line); font-size: 1.25rem; margin: 3rem 0 1rem; padding-bottom: .35rem; }
h3 { font-size: 1rem; margin: 1.75rem 0 .15rem; }
p { margin: .25rem 0 .5rem; max-width: 46rem; }
code, pre { font-family: var(--mono); font-size: .8125rem; }
pre { background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; margin: .35rem 0; overflow-wrap: anywhere; padding: .5rem .75rem; white-space: pre-wrap; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0; }
summary { color: var(--quiet); cursor: pointer; font-size: .875rem; width: max-content; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem 1.25rem .3rem 0; text-align: left; white-space: nowrap; }
thead th { color: var(--quiet); font-weight: 400; }
td code { user-select: all; }
.quiet { color: var(--quiet); font-size: .875rem; }
main.dialog { border: 1px solid var(--line); border-radius: 10px; margin: 8vh auto 0; max-width: 28rem; padding: 2rem; }
.dialog label { display: block; font-size: .875rem; font-weight: 600; margin-top: .75rem; }
.dialog input { background: var(--ground); border: 1px solid var(--line); border-radius: 6px; color: inherit; display: block; font: inherit; font-weight: 400; margin-top: .25rem; padding: .4rem .6rem; width: 100%; }
.dialog button { background: none; border: 1px solid var(--line); border-radius: 6px; color: inherit; cursor: pointer; font: inherit; margin: .75rem .5rem 0 0; padding: .4rem .9rem; }
.dialog button.main { background: var(--accent); border-color: var(--accent); color: var(--ground); font-weight: 600; }
.dialog :is(input, button):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.dialog [role=alert] { color: var(--bad); }
.dialog dd { margin: 0 0 .75rem; overflow-wrap: anywhere; }
.requests { list-style: none; margin: .5rem 0 0; padding: 0; }
.requests li { margin: 0 0 .75rem; }
.curl { cursor: text; user-select: all; }
.status { font-family: var(--mono); font-size: .8125rem; font-weight: 600; }
.c2 { color: var(--good); } .c3 { color: var(--plain); } .c4, .c5, .broken { color: var(--bad); }
`;

/** Nothing from elsewhere and no script; the one style sheet is known by its digest. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A whole page in light and dark, with nothing fetched from anywhere. */
export function htmlPage({ title, body }: { title: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
