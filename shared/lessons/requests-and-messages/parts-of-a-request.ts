import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { bodyAt, firstHop, rowsAt, sentField } from '../seen';
import { code, get, list, note, paragraph, sendJson, step } from '../writing';

export const partsOfARequest: Lesson = {
  id: 'parts-of-a-request',
  track: 'requests-and-messages',
  title: 'The parts of a request',
  minutes: 5,
  text: [
    paragraph(
      'A request is a [[head]], a blank line, and perhaps a [[body]]. The head begins with the request line: the [[method]], what is asked for, and the version of the protocol. Below it stand header fields, a name and a value each. The blank line says that the head is over.',
    ),
    code(
      'A whole request with a body',
      'POST /anything HTTP/1.1\nHost: 127.0.0.1:7070\nAccept: application/json, */*\nContent-Type: application/json\nContent-Length: 17\n\n{"name": "Fido"}',
    ),
    list(
      '`Accept` says what you can read. `*/*` means anything, and is what most clients send when nobody chose.',
      '`Content-Type` says what you are sending. Without a body there is nothing to say.',
      'Cairn shows its own fields too, greyed in Headers; each can be taken away.',
    ),
    note(
      'GET /index.html HTTP 1.1',
      'The version has a slash: `HTTP/1.1`. With a blank in its place the line has four parts, and a server that takes HTTP at its word answers 400.',
      'RFC 9112, section 2.3',
    ),
  ],
  steps: [
    step(
      'get',
      'Send a bare GET and see it echoed',
      'What arrived: method, target, every field in its order.',
      get('/anything', { headers: { Accept: '*/*' } }),
    ),
    step(
      'post',
      'Send a POST with a body',
      'Now there is a Content-Type, a length and a body. Open Wire to see the blank line between.',
      sendJson('POST', '/anything', { name: 'Fido' }, { headers: { Accept: 'application/json, */*' } }),
    ),
  ],
  scene: 'cycle',
  probes: [
    {
      id: 'line',
      claim: 'A GET arrived as it went out, with no body and so with no Content-Type',
      check: wants({
        method: 'GET',
        path: /^\/anything/,
        named: '/anything',
        status: 200,
        also: (seen) => {
          if (sentField(seen, 'Content-Type') !== null) return 'It has a Content-Type and nothing to describe by it.';
          return bodyAt(seen, 'target') === firstHop(seen)?.target ? null : 'Another target arrived than you sent.';
        },
      }),
    },
    {
      id: 'described',
      claim: 'A body went out with a field that says what it is',
      check: wants({
        method: 'POST',
        path: /^\/anything/,
        named: '/anything',
        status: 200,
        also: (seen) => {
          const names = rowsAt(seen, 'headers').map((row) => String(Array.isArray(row) ? row[0] : ''));
          if (bodyAt(seen, 'body', 'json') == null) return 'No JSON arrived: give it a body and a Content-Type.';
          return names.some((name) => name.toLowerCase() === 'content-type') ? null : 'It did not say what it is.';
        },
      }),
    },
  ],
  slip: {
    says: 'A Content-Type on a request without a body, and a body that is not what its label says.',
    asks: [
      get('/anything', { headers: { 'Content-Type': 'application/json' } }),
      { method: 'POST', path: '/anything', headers: { 'Content-Type': 'application/json' }, body: 'Fido' },
    ],
  },
  takeaway: 'Line, fields, blank line, body. Accept is for the answer, Content-Type for what you send.',
};
