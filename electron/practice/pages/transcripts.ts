import type { Endpoint } from '../endpoint.ts';
import { text } from '../frame/answer.ts';
import { refuse } from '../frame/refuse.ts';

/** What two programs say to each other over protocols beside HTTP; C is who asks, S who answers. */
const transcripts: Readonly<Record<string, string>> = {
  ftp: `Port 21 over TCP; files travel on a second connection.
S: 220 library.example FTP server ready
C: USER alice
S: 331 Password, please
C: PASS practice
S: 230 Logged in
C: EPSV
S: 229 Entering Extended Passive Mode (|||40123|)
C: RETR books.csv
S: 150 Sending books.csv on port 40123
S: 226 Done
C: QUIT
S: 221 Goodbye
`,
  tftp: `Port 69 over UDP; no name, no password, blocks of 512 bytes.
C: RRQ "boot.img" octet
S: DATA block 1, 512 bytes
C: ACK block 1
S: DATA block 2, 140 bytes      (fewer than 512, so it is the last)
C: ACK block 2
`,
  smtp: `Port 25 between servers, 587 for sending.
S: 220 mail.library.example ESMTP
C: EHLO desk.library.example
S: 250-mail.library.example
S: 250 STARTTLS
C: MAIL FROM:<desk@library.example>
S: 250 Fine
C: RCPT TO:<alice@library.example>
S: 250 Fine
C: DATA
S: 354 End with a line that is one dot
C: Subject: Your book is due
C:
C: On Friday.
C: .
S: 250 Taken
C: QUIT
S: 221 Goodbye
`,
  telnet: `Port 23 over TCP; every key as it is pressed, and nothing is hidden.
S: IAC DO TERMINAL-TYPE
C: IAC WONT TERMINAL-TYPE
S: login:
C: alice
S: Password:
C: practice
S: Welcome to the catalogue. 240 books.
`,
  dns: `Port 53 over UDP, or TCP for long answers.
C: id 4711, one question: library.example. IN A ?
S: id 4711, no error, one answer: library.example. 3600 IN A 192.0.2.17
`,
  http: `Port 80 over TCP, and 443 with TLS.
C: GET /index.html HTTP/1.1
C: Host: library.example
C:
S: HTTP/1.1 200 OK
S: Content-Type: text/html; charset=utf-8
S: Content-Length: 1270
S:
S: <!doctype html> …
`,
};
const names = Object.keys(transcripts);

export const transcript: Endpoint = {
  path: '/pages/transcripts/{name}',
  methods: ['GET'],
  group: 'Media and pages',
  summary: 'What other protocols of the application layer say',
  description: `Short conversations in ${names.join(', ')}, as text to compare with HTTP: who begins, how an answer is numbered, where the data go. Nothing here speaks them; they are written down.`,
  tryIt: [
    ...names.map((name) => ({ method: 'GET', path: `/pages/transcripts/${name}`, expect: 200, says: name.toUpperCase() })),
    { method: 'GET', path: '/pages/transcripts/smoke', expect: 404, says: 'not written down' },
  ],
  handle(ask) {
    const name = ask.params['name'] ?? '';
    const found = Object.hasOwn(transcripts, name) ? transcripts[name] : undefined;
    return found === undefined ? refuse(ask, { status: 404, detail: `There are ${names.join(', ')}.` }) : text(200, found);
  },
};
