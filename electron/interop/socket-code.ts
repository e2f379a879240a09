import type { CodeRequest } from '#shared/interop/code/code-request';
import { shells } from '#shared/interop/code/shell-quoting';
import type { WrittenCode } from '#shared/interop/code/curl-command';
import { withBasicHeader } from '#shared/interop/code/basic-header';
import { subprotocolsIn } from '#shared/model/socket';
import { fail, ok, type Result } from '#shared/result';
import { doubleQuoted } from './code-literals';
import type { CodeChoice, CodeLanguage } from './code-languages';

/** What a WebSocket can be written in: languages that have a client for it. */
export const socketLanguages: readonly CodeLanguage[] = [
  { key: 'shell', title: 'Shell', clients: [{ key: 'websocat', title: 'websocat' }] },
  { key: 'python', title: 'Python', clients: [{ key: 'websockets', title: 'websockets' }] },
  { key: 'javascript', title: 'JavaScript', clients: [{ key: 'websocket', title: 'WebSocket of a page' }] },
  { key: 'node', title: 'Node.js', clients: [{ key: 'websocket', title: 'WebSocket' }] },
];

/** What there is to write of one. */
interface Talk {
  readonly url: string;
  readonly headers: CodeRequest['headers'];
  readonly subprotocols: readonly string[];
  /** The message that stands ready; empty for none. */
  readonly message: string;
  readonly isBytes: boolean;
}

/** A program that opens the WebSocket, says what stands ready to be said, and prints what it hears. */
export function socketCode(asked: CodeRequest, { language }: CodeChoice): Result<WrittenCode> {
  const write = writers[language];
  if (write === undefined || asked.socket?.kind !== 'websocket')
    return fail({
      kind: 'rejectedInput',
      issues: [`a WebSocket is written in ${socketLanguages.map(({ title }) => title).join(', ')}: choose one of them`],
    });
  const { url, headers, notes } = withBasicHeader(asked);
  const { subprotocols, typed } = asked.socket;
  const isBytes = typed.kind === 'hex' || typed.kind === 'base64';
  const talk = { url, headers, subprotocols: subprotocolsIn(subprotocols), message: isBytes ? '' : typed.text, isBytes };
  const bytes = isBytes && typed.text !== '' ? ['The message of bytes is not in the code.'] : [];
  return ok({ text: write.text(talk), notes: [...notes, ...bytes, ...write.notes(talk)] });
}

interface Writer {
  text(talk: Talk): string;
  notes(talk: Talk): string[];
}

const listOf = (language: string, texts: readonly string[]): string =>
  `[${texts.map((text) => doubleQuoted(language, text)).join(', ')}]`;

const pythonWriter: Writer = {
  text({ url, headers, subprotocols, message }) {
    const quote = (text: string) => doubleQuoted('python', text);
    const options = [
      ...(subprotocols.length > 0 ? [`subprotocols=${listOf('python', subprotocols)}`] : []),
      ...(headers.length > 0 ? ['additional_headers=headers'] : []),
    ];
    return [
      'import asyncio',
      'import websockets',
      '',
      `url = ${quote(url)}`,
      ...(headers.length > 0
        ? ['headers = [', ...headers.map(([name, value]) => `    (${quote(name)}, ${quote(value)}),`), ']']
        : []),
      '',
      '',
      'async def main():',
      `    async with websockets.connect(${['url', ...options].join(', ')}) as socket:`,
      ...(message === '' ? [] : [`        await socket.send(${quote(message)})`]),
      '        async for message in socket:',
      '            print(message)',
      '',
      '',
      'asyncio.run(main())',
    ].join('\n');
  },
  notes: ({ headers }) => (headers.length > 0 ? ['Before version 14, websockets calls additional_headers extra_headers.'] : []),
};

/** What both kinds of JavaScript do with a socket. */
const listeners = (message: string): string[] => [
  ...(message === '' ? [] : [`socket.addEventListener("open", () => socket.send(${doubleQuoted('javascript', message)}));`]),
  'socket.addEventListener("message", ({ data }) => console.log(data));',
  'socket.addEventListener("error", () => console.error("It did not open, or broke."));',
  'socket.addEventListener("close", ({ code, reason }) => console.log(code, reason));',
];

const pageWriter: Writer = {
  text({ url, subprotocols, message }) {
    const more = subprotocols.length > 0 ? `, ${listOf('javascript', subprotocols)}` : '';
    return [`const socket = new WebSocket(${doubleQuoted('javascript', url)}${more});`, ...listeners(message)].join('\n');
  },
  notes: ({ headers }) =>
    headers.length > 0
      ? [`A page cannot give a WebSocket headers: ${headers.map(([name]) => name).join(', ')} would be left out.`]
      : [],
};

const nodeWriter: Writer = {
  text({ url, headers, subprotocols, message }) {
    const quote = (text: string) => doubleQuoted('node', text);
    const options = [
      ...(subprotocols.length > 0 ? [`  protocols: ${listOf('node', subprotocols)},`] : []),
      ...(headers.length > 0
        ? ['  headers: [', ...headers.map(([name, value]) => `    [${quote(name)}, ${quote(value)}],`), '  ],']
        : []),
    ];
    const more = options.length > 0 ? [`const socket = new WebSocket(${quote(url)}, {`, ...options, '});'] : null;
    return [...(more ?? [`const socket = new WebSocket(${quote(url)});`]), ...listeners(message)].join('\n');
  },
  notes: () => ['Node.js has WebSocket from version 22 on.'],
};

const shellWriter: Writer = {
  text({ url, headers, subprotocols, message }) {
    const { quote, next } = shells.bash;
    const say = message === '' ? '' : `printf '%s\\n' ${quote(message)} | `;
    const words = [
      `${say}websocat${message === '' ? '' : ' --no-close'}`,
      ...subprotocols.slice(0, 1).map((name) => `--protocol ${quote(name)}`),
      ...headers.map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
      quote(url),
    ];
    return words.join(next);
  },
  notes: ({ message, subprotocols }) => [
    ...(/\n/.test(message) ? ['websocat takes each line as a message of its own.'] : []),
    ...(subprotocols.length > 1 ? ['websocat offers one subprotocol: the first.'] : []),
  ],
};

const writers: Readonly<Record<string, Writer | undefined>> = {
  shell: shellWriter,
  python: pythonWriter,
  javascript: pageWriter,
  node: nodeWriter,
};
