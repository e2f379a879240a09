import { groups, type Endpoint, type GroupName } from './endpoint.ts';
import { curlLine } from './curl.ts';
import { escapeHtml, htmlPage } from './frame/html.ts';
import { allowHeader } from './frame/methods.ts';
import { accounts } from './world/people.ts';

/** The index for programs: every chapter with its endpoints, and an address to try where one is enough. */
export function indexAsJson(endpoints: readonly Endpoint[], origin: string): Record<string, unknown> {
  const chapters = chaptersOf(endpoints).map(([group, members]) => [
    group,
    members.map((endpoint) => ({
      path: endpoint.path,
      methods: allowHeader(endpoint.methods).split(', '),
      summary: endpoint.summary,
      url: plainAddress(endpoint, origin),
    })),
  ]);
  return {
    name: 'Practice server',
    library: `${origin}/library/`,
    books: `${origin}/library/books/`,
    accounts: `${origin}/whoami/accounts`,
    people: accounts,
    openapi: `${origin}/openapi.json`,
    endpoints: Object.fromEntries(chapters) as unknown,
  };
}

/** An address that can be read as it stands, if the endpoint has one. */
function plainAddress({ tryIt }: Endpoint, origin: string): string | null {
  const plain = tryIt.find(({ method, headers, expect }) => method === 'GET' && !headers && expect === 200);
  return plain ? origin + plain.path : null;
}

function chaptersOf(endpoints: readonly Endpoint[]): (readonly [GroupName, readonly Endpoint[]])[] {
  return groups
    .map((group) => [group, endpoints.filter((endpoint) => endpoint.group === group)] as const)
    .filter(([, members]) => members.length > 0);
}

/** The index for people. Every request stands there as a curl line that one click selects. */
export function indexAsHtml(endpoints: readonly Endpoint[], origin: string): string {
  const chapters = chaptersOf(endpoints);
  const contents = chapters.map(([group]) => `<li><a href="#${slug(group)}">${escapeHtml(group)}</a></li>`).join('\n');
  const sections = chapters.map(([group, members]) => chapter(group, members, origin)).join('\n');
  const body = `
<header>
<h1>Practice server</h1>
<p>A small REST world to try things on. It runs on this machine only, and nothing here can be broken for good: <code>POST /practice/reset</code> puts everything back.</p>
<p>For programs there is the same list as JSON at this address, and as <a href="/openapi.json">OpenAPI</a>; the layers in front are at <a href="/gateway/">/gateway/</a>, the encrypted ports at <a href="/tls/">/tls/</a>.</p>
</header>
<nav aria-label="Chapters"><ul>${contents}</ul></nav>
<main>
${peopleTable}
${sections}
</main>`;
  return htmlPage({ title: 'Practice server', body });
}

/** Nothing in it is secret, so that every example can be sent as it stands. */
const peopleTable = `<section aria-labelledby="people">
<h2 id="people">People</h2>
<p>Every way in takes one of these; <a href="/whoami/accounts">/whoami/accounts</a> has them for programs.</p>
<div class="wide"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Role</th><th scope="col">Password</th><th scope="col">Token</th><th scope="col">API key</th></tr></thead>
<tbody>
${accounts
  .map(
    ({ username, role, password, token, apiKey }) =>
      `<tr><th scope="row">${username}</th><td>${role}</td><td><code>${password}</code></td><td><code>${token}</code></td><td><code>${apiKey}</code></td></tr>`,
  )
  .join('\n')}
</tbody>
</table></div>
</section>`;

function chapter(group: GroupName, members: readonly Endpoint[], origin: string): string {
  return `<section aria-labelledby="${slug(group)}">
<h2 id="${slug(group)}">${escapeHtml(group)}</h2>
${members.map((endpoint) => article(endpoint, origin)).join('\n')}
</section>`;
}

function article(endpoint: Endpoint, origin: string): string {
  const address = plainAddress(endpoint, '');
  const path = `<code>${escapeHtml(endpoint.path.replace('*}', '}'))}</code>`;
  return `<article>
<h3>${escapeHtml(endpoint.summary)}</h3>
<p class="path">${address === null ? path : `<a href="${escapeHtml(address)}">${path}</a>`} <span class="quiet">${escapeHtml(allowHeader(endpoint.methods))}</span></p>
<p>${escapeHtml(endpoint.description)}</p>
<details><summary>${endpoint.tryIt.length} ${endpoint.tryIt.length === 1 ? 'request' : 'requests'} to try</summary>
<ul class="requests">
${endpoint.tryIt.map((each) => request(each, origin)).join('\n')}
</ul></details>
</article>`;
}

function request(each: Endpoint['tryIt'][number], origin: string): string {
  const kind = each.expect === 'broken' ? 'broken' : `c${String(each.expect).charAt(0)}`;
  return `<li><span class="status ${kind}">${each.expect}</span> ${escapeHtml(each.says)}<pre class="curl">${escapeHtml(curlLine(origin, each))}</pre></li>`;
}

const slug = (group: string): string => group.toLowerCase().replace(/[^a-z]+/g, '-');
