import { withBasicHeader } from '#shared/interop/code/basic-header';
import type { Shell } from '#shared/interop/code/shell-quoting';
import { curlCommand, type WrittenCode } from '#shared/interop/code/curl-command';
import type { CodeRequest } from '#shared/interop/code/code-request';
import { doubleQuoted } from './code-literals';
import { bodyTextOf } from './code-body';
import type { CodeChoice } from './code-languages';

const shells: Readonly<Record<string, Shell>> = { curl: 'bash', 'curl-cmd': 'cmd', 'curl-powershell': 'powershell' };

/** Code that we write ourselves, since it can say more than the library: repeated headers, order, bytes. Null for all other clients. */
export function ownCode(request: CodeRequest, { language, client }: CodeChoice): WrittenCode | null {
  const shell = language === 'shell' ? shells[client] : undefined;
  if (shell !== undefined) return curlCommand(request, shell);
  if (language === 'http') return messageOf(withBasicHeader(request));
  return language === 'python' && client === 'httpx' ? httpxCode(withBasicHeader(request)) : null;
}

/** The request as it stands on the wire, but for what Cairn adds by itself. */
function messageOf(request: CodeRequest): WrittenCode {
  const { text, type, notes } = bodyTextOf(request.body);
  const [, host = '', target = '/'] = /^(?:https?:\/\/)?([^/]*)(\/.*)?$/s.exec(request.url) ?? [];
  const isThere = (name: string) => request.headers.some(([typed]) => typed.toLowerCase() === name);
  const lines = [
    `${request.method} ${target} HTTP/1.1`,
    ...(isThere('host') ? [] : [`Host: ${host}`]),
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    ...(type === null || isThere('content-type') ? [] : [`Content-Type: ${type}`]),
    ...(text === null ? [] : [`Content-Length: ${Buffer.byteLength(text)}`]),
  ];
  return { text: `${lines.join('\r\n')}\r\n\r\n${text ?? ''}`, notes: [...request.notes, ...notes] };
}

function httpxCode(request: CodeRequest): WrittenCode {
  const quote = (text: string) => doubleQuoted('python', text);
  const { text, type, notes } = bodyTextOf(request.body);
  const isTyped = request.headers.some(([name]) => name.toLowerCase() === 'content-type');
  const headers = [...(type === null || isTyped ? [] : [['Content-Type', type] as const]), ...request.headers];
  const lines = headers.map(([name, value]) => `    (${quote(name)}, ${quote(value)}),`);
  const content =
    request.body.kind === 'file' ? `open(${quote(request.body.path)}, "rb").read()` : `${quote(text ?? '')}.encode("utf-8")`;
  const code = [
    'import httpx',
    '',
    `url = ${quote(request.url)}`,
    ...(headers.length > 0 ? ['headers = [', ...lines, ']'] : []),
    ...(text === null ? [] : [`content = ${content}`]),
    '',
    `response = httpx.request(${quote(request.method)}, url${headers.length > 0 ? ', headers=headers' : ''}${text === null ? '' : ', content=content'})`,
    '',
    'print(response.text)',
  ];
  return { text: code.join('\n'), notes: [...request.notes, ...(request.body.kind === 'file' ? [] : notes)] };
}
