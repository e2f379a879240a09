import { encodeFormField } from '../../http/percent-encode';
import { graphqlAccept, withGraphqlInAddress } from '../../graphql/graphql-text';
import type { HeaderList } from '../../model/exchange-event';
import type { RequestDraft } from '../../model/request-draft';
import { curlCommand } from '../code/curl-command';
import type { Shell } from '../code/shell-quoting';
import { namedRequest } from '../code/named-request';
import { authOnRequest, withNamedToken } from '../code/auth-on-request';
import { boundaryOf, httpBodyMarks, httpBodyText } from './http-body-text';
import { requestsIn, standingAlone, type Kept } from './kept';
import type { Losses } from './losses';
import { subprotocolsIn } from '../../model/socket';
import { textsToSay } from '../socket-messages';
import { tellBytesToSay } from './tell-socket';
import { tellExamples } from './tell-examples';
import { tellLeftAlone } from './tell-left-alone';
import { withExtended } from './write-postman';
import type { WrittenFile } from './written-file';

const comments = { bash: '#', cmd: 'rem', powershell: '#' } as const;
const endings = { bash: 'sh', cmd: 'cmd', powershell: 'ps1' } as const;

/** Every request of a collection as a curl command, under its name. */
export function writeCurl(kept: Kept, losses: Losses, shell: Shell): WrittenFile[] {
  const commands: string[] = [];
  for (const placed of requestsIn(kept)) {
    const draft = standingAlone(placed);
    if (draft.socket?.kind === 'websocket') {
      losses.lose(placed.place, 'the WebSocket', 'curl speaks none in every version: copy it as code instead');
      continue;
    }
    const request = namedRequest(draft);
    if (!request.ok) {
      losses.lose(placed.place, 'the request', 'it has no address that can be written down');
      continue;
    }
    const left = curlKnows.has(draft.auth.kind) ? { ...draft, auth: { kind: 'none' as const } } : draft;
    tellLeftAlone(placed, left, { format: 'curl', losses });
    tellExamples(placed, losses, 'a command asks, and holds no answer');
    const written = curlCommand(request.value, shell);
    for (const note of written.notes) losses.lose(placed.place, 'a part of it as it is', note);
    commands.push(`${comments[shell]} ${oneLine(placed.place)}\n${written.text}\n`);
  }
  tellVariables(kept, losses);
  return [{ name: `${kept.name}.${endings[shell]}`, text: commands.join('\n') }];
}

const curlKnows = new Set(['digest', 'ntlm', 'awsSigV4', 'clientCertificate']);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');

function tellVariables({ name, defaults, environments }: Kept, losses: Losses): void {
  if (defaults.variables.length > 0 || environments.length > 0)
    losses.lose(name, 'its variables and environments', 'a command has none: they stand in it by name');
}

/** Every request as a block of an `.http` file, as editors read it; variables of the collection at its head. */
export function writeHttpFile(kept: Kept, losses: Losses): WrittenFile[] {
  const lines = kept.defaults.variables.filter(({ enabled }) => enabled).map(({ name, value }) => `@${name} = ${oneLine(value)}`);
  const blocks = [...requestsIn(kept)].map((placed) => {
    const draft = standingAlone(placed);
    tellLeftAlone(placed, { ...draft, docs: '' }, { format: 'http', losses });
    tellBytesToSay(placed.place, draft, losses);
    tellExamples(placed, losses, 'an .http file holds no answers');
    return httpBlock(placed.place, draft);
  });
  const files = kept.environments.length === 0 ? [] : [environmentsFile(kept)];
  return [
    { name: `${kept.name}.http`, text: [...(lines.length > 0 ? [`${lines.join('\n')}\n`] : []), ...blocks].join('\n') },
    ...files,
  ];
}

/** What editors read beside an `.http` file: each environment with its variables. */
const environmentsFile = ({ environments }: Kept): WrittenFile => ({
  name: 'http-client.env.json',
  text: `${JSON.stringify(
    Object.fromEntries(
      environments.map((one) => [
        one.name,
        Object.fromEntries(withExtended(one, environments).map(({ name, value }) => [name, value])),
      ]),
    ),
    null,
    2,
  )}\n`,
});

function httpBlock(place: string, written: RequestDraft): string {
  const draft = withGraphqlInAddress(written);
  const docs = draft.docs === '' ? [] : draft.docs.split(/\r?\n/).map((line) => `# ${line}`);
  const { headers: own, query, cookie } = authOnRequest(withNamedToken(draft.auth).auth);
  const headers = headerLines(draft, own, cookie);
  const added = query[0] === undefined ? '' : `${draft.url.includes('?') ? '&' : '?'}${encodeFormField(query[0])}=${query[1]}`;
  const type = [...typeLine(draft), ...acceptLine(written), ...protocolLine(draft)];
  const [word, body] =
    draft.socket?.kind === 'websocket'
      ? ['WEBSOCKET', textsToSay(draft.socket).join('\n===\n')]
      : [draft.method, httpBodyText(draft.body)];
  const url = withPathValues(draft) + added;
  return [
    `### ${oneLine(place)}`,
    ...docs,
    ...httpBodyMarks(draft.body, body),
    `${word} ${url}`,
    ...type,
    ...headers,
    ...(body === '' ? [] : ['', body]),
    '',
  ].join('\n');
}

function headerLines({ auth, headers }: RequestDraft, own: HeaderList, cookie: string): string[] {
  return [
    ...own.map(([name, value]) => `${name}: ${value}`),
    ...(auth.kind === 'basic' ? [`Authorization: Basic ${auth.username} ${auth.password}`] : []),
    ...(auth.kind === 'digest' ? [`Authorization: Digest ${auth.username} ${auth.password}`] : []),
    ...(cookie === '' ? [] : [`Cookie: ${cookie}`]),
    ...headers.filter(({ enabled, name }) => enabled && name !== '').map(({ name, value }) => `${name}: ${value}`),
  ];
}

const withPathValues = ({ url, path }: RequestDraft): string =>
  path.reduce((left, { name, value, enabled }) => (enabled && value !== '' ? left.replace(`/:${name}`, `/${value}`) : left), url);

function typeLine({ body, headers }: RequestDraft): string[] {
  if (isTyped(headers, 'content-type')) return [];
  const types = {
    none: '',
    json: 'application/json',
    text: body.kind === 'text' ? body.mediaType : '',
    form: 'application/x-www-form-urlencoded',
    multipart: body.kind === 'multipart' ? `multipart/form-data; boundary=${boundaryOf(body)}` : '',
    graphql: 'application/json',
    file: body.kind === 'file' ? body.mediaType : '',
  };
  return types[body.kind] === '' ? [] : [`Content-Type: ${types[body.kind]}`];
}

function acceptLine({ body, headers, socket }: RequestDraft): string[] {
  const accept = socket?.kind === 'events' ? 'text/event-stream' : body.kind === 'graphql' ? graphqlAccept : null;
  return accept === null || isTyped(headers, 'accept') ? [] : [`Accept: ${accept}`];
}

const protocolLine = ({ socket, headers }: RequestDraft): string[] =>
  socket?.kind !== 'websocket' || socket.subprotocols === '' || isTyped(headers, 'sec-websocket-protocol')
    ? []
    : [`Sec-WebSocket-Protocol: ${subprotocolsIn(socket.subprotocols).join(', ')}`];

const isTyped = (headers: RequestDraft['headers'], name: string): boolean =>
  headers.some((row) => row.enabled && row.name.toLowerCase() === name);
