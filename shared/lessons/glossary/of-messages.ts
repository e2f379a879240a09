import { term, type Term } from './term';

/** Words of requests and responses. */
export const ofMessages: readonly Term[] = [
  term('body', 'What follows the blank line of a message: the thing itself, or nothing.', 'content', 'payload'),
  term(
    'charset',
    'Which number stands for which letter when text is written as bytes. UTF-8 nearly everywhere.',
    'character encoding',
  ),
  term('chunked', 'A body sent in pieces, each with its own length, by a sender who does not know the whole length yet.'),
  term(
    'content coding',
    'What was done to a body on top of its format, such as gzip; the receiver undoes it.',
    'Content-Encoding',
  ),
  term(
    'content negotiation',
    'Client and server settle on a format, a language or a packing by what the one wishes for and the other has.',
  ),
  term(
    'conditional request',
    'One that is carried out only if what it names is still so: `If-Match`, `If-None-Match` and their relatives.',
  ),
  term('ETag', 'A mark that a server gives to one version of a thing. Another version has another mark.', 'entity tag'),
  term('head', 'The first part of a message: its first line and its header fields, up to the blank line.', 'header section'),
  term('header field', 'A name and a value in the [[head]] of a message, one for each line.', 'header'),
  term('hop', 'One request with its response on the way to the end; each redirect makes one more.'),
  term(
    'HTTP',
    'The protocol of the web: a client sends a request, a server sends a response, and each pair can be understood alone.',
    'Hypertext Transfer Protocol',
  ),
  term('HTTPS', 'HTTP inside an encrypted connection, so that nobody on the way can read or change it.', 'HTTP over TLS'),
  term('idempotent', 'Doing it twice leaves things as doing it once. So a request may be sent again when no answer came.'),
  term('interim answer', 'A head with a code from 100 to 199 that comes ahead of the real one.', 'informational response'),
  term('media type', 'The name of a format, such as `application/json`; `Content-Type` carries it.', 'MIME type'),
  term(
    'method',
    'The first word of a request: what is wanted with the [[resource]] that the address names, such as `GET` or `DELETE`.',
    'verb',
  ),
  term('OpenAPI', 'A document that describes an HTTP API for programs: paths, methods, parameters, bodies, answers.', 'Swagger'),
  term('problem details', 'A standard shape for errors in JSON, with type, title, status and detail (RFC 9457).'),
  term('range', 'A part of something, asked for by the numbers of its first and last byte.'),
  term('reason phrase', 'The words after the number on a status line. For people only, and gone since HTTP/2.'),
  term('redirect', 'An answer that sends the client to another address, which `Location` names.'),
  term('request line', 'The first line of a request: method, target, version.'),
  term('safe', 'Said of a method that only reads, so that a crawler or an impatient browser may send it.'),
  term('serialization', 'Writing an object down as a row of bytes, so that it can be sent or kept.'),
  term(
    'deserialization',
    'Building an object again from what was written down. It can hold only what the format could say.',
    'parsing',
  ),
  term('status code', 'Three digits that tell how a request went; the first names the class.'),
  term('status line', 'How a response begins: version, status code and, up to HTTP/1.1, a phrase.'),
  term(
    'URI',
    'A text that names a thing on the web; one that also says how to get there is a URL.',
    'uniform resource identifier',
    'address',
  ),
  term('validator', 'A tag or a date by which a client can ask whether its copy is still the current one.'),
];
