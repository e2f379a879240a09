import type { Lesson } from '../lesson';
import { wants } from '../probing';
import { get, list, paragraph, step } from '../writing';

const read = (name: string) => get(`/pages/transcripts/${name}`);

export const otherProtocols: Lesson = {
  id: 'other-protocols',
  track: 'what-an-api-is',
  title: 'HTTP’s neighbours: FTP, TFTP, SMTP, TELNET, DNS',
  minutes: 5,
  text: [
    paragraph(
      'HTTP is one of many protocols of the application layer. Its neighbours are worth a look, because they solve the same problem, who speaks first, how an answer is numbered, where the data go, and solve it differently. Here are written-down conversations; Cairn speaks none of them.',
    ),
    list(
      'FTP moves files over two connections, one for words (port 21) and one for data. Its replies have three digits, which HTTP took over.',
      'TFTP does it over UDP (port 69) with no login at all, for machines that are only just starting.',
      'SMTP hands on mail (port 25, or 587 to send). The server speaks first.',
      'TELNET is a bare line for typing (port 23), and everybody on the way can read along.',
      'DNS turns a name into an address (port 53), one packet each way. It ran before your first request; see `DNS` in Time.',
    ),
  ],
  steps: [
    step('ftp', 'Read an FTP conversation', 'Find the reply 226, and where the data went.', read('ftp')),
    step('smtp', 'Read an SMTP one', 'S: comes first: the server greets.', read('smtp')),
    step('dns', 'Read a DNS one', 'One question, one answer, and a number that ties them together.', read('dns')),
    step('http', 'Read HTTP for comparison', 'The client begins, and the answer has a number of three digits.', read('http')),
  ],
  scene: null,
  probes: [
    {
      id: 'server-first',
      claim: 'You found a protocol in which the server speaks first',
      check: wants({
        method: 'GET',
        path: /^\/pages\/transcripts\/\w+$/,
        named: 'a transcript, such as /pages/transcripts/smtp',
        status: 200,
        also: (seen) => {
          const first = seen.text?.split('\n').find((line) => /^[CS]:/.test(line)) ?? '';
          return first.startsWith('S:') ? null : 'There the client speaks first. Try smtp or ftp.';
        },
      }),
    },
    {
      id: 'client-first',
      claim: 'and one in which the client does',
      check: wants({
        method: 'GET',
        path: /^\/pages\/transcripts\/(http|dns|tftp)$/,
        named: 'the transcript of http or dns',
        status: 200,
      }),
    },
    {
      id: 'three',
      claim: 'You compared three of them',
      check: (seen) => {
        const read = new Set(
          seen.flatMap(({ exchange, text }) =>
            exchange.phase === 'finished' && exchange.head.status === 200 && /^[CS]:/m.test(text ?? '') ? [exchange.url] : [],
          ),
        );
        return read.size >= 3 ? null : `So far ${read.size} of them were read. Read three and compare.`;
      },
    },
  ],
  slip: {
    says: 'Asking for a protocol that nobody wrote down here.',
    asks: [get('/pages/transcripts/smoke'), get('/pages/transcripts/gopher')],
  },
  takeaway: 'Who speaks first, how answers are numbered, where data go: HTTP is one answer among several.',
};
