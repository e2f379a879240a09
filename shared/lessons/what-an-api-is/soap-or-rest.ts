import type { Lesson, SeenExchange } from '../lesson';
import { wants, wantsInOrder } from '../probing';
import { get, note, paragraph, step } from '../writing';

const envelope = (id: number): string =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GetBook xmlns="urn:practice:library"><id>${id}</id></GetBook></soap:Body></soap:Envelope>`;
const call = (id: number) => ({
  method: 'POST',
  path: '/soap',
  headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:practice:library#GetBook"' },
  body: envelope(id),
});
const fields = '?fields=id,title,isbn,author_name,price';

const bytesOf = ({ exchange }: SeenExchange): number =>
  (exchange.hops[0]?.requestBodyBytes ?? 0) + (exchange.phase === 'finished' ? exchange.encodedBytes : 0);

export const soapOrRest: Lesson = {
  id: 'soap-or-rest',
  track: 'what-an-api-is',
  title: 'The same question, asked in an envelope',
  minutes: 5,
  text: [
    paragraph(
      '[[SOAP]] is an older way for programs to talk. Everything is a POST to one address; what is wanted stands in an XML envelope, and what comes back is an envelope as well. A document in [[WSDL]] says which operations there are. [[REST]] puts the question into the method and the address, where caches and logs can see it.',
    ),
    paragraph(
      'Ask for book 21 both ways and count the bytes of question and answer. Then ask for a book that nobody has: over REST that is 404, while SOAP says 500 and puts the reason into a Fault, so a proxy on the way cannot tell a missing book from a broken server.',
    ),
    note(
      'REST is preferred because it uses less bandwidth',
      'Often true of small questions, since there is no envelope; but a large JSON answer can outweigh a lean SOAP one, and compression evens much of it out. What REST gains for certain is that reads can be cached.',
      'SOAP 1.1, W3C Note of 2000; RFC 9110, section 9.2.3',
    ),
  ],
  steps: [
    step('wsdl', 'Ask what can be called', 'The WSDL: messages, port, operation, address.', get('/soap?wsdl')),
    step('soap', 'Ask for a book in an envelope', 'POST, and the answer is an envelope around five fields.', call(21)),
    step(
      'rest',
      'Ask for the same five fields by address',
      'GET, no body sent, and the fields alone.',
      get(`/library/books/21/${fields}`),
    ),
    step('fault', 'Ask for a missing book in an envelope', '500, and the reason within: a Fault.', call(9999)),
    step('missing', 'Ask for a missing book by address', '404, for everyone on the way to read.', get('/library/books/9999/')),
  ],
  scene: 'soap-or-rest',
  probes: [
    {
      id: 'bytes',
      claim: 'The same fields cost fewer bytes by address than in an envelope',
      check: wantsInOrder(
        [
          { method: 'POST', path: '/soap', status: 200 },
          { method: 'GET', path: /^\/library\/books\/21\/\?fields=/, named: `/library/books/21/${fields}`, status: 200 },
        ],
        ([soap, rest]) =>
          soap && rest && bytesOf(rest) < bytesOf(soap) ? null : 'The second was not smaller; name the five fields only.',
      ),
    },
    {
      id: 'fault',
      claim: 'A missing book was a Fault under 500 here and 404 there',
      check: wantsInOrder(
        [
          {
            method: 'POST',
            path: '/soap',
            status: 500,
            also: (seen) => (seen.text?.includes('Fault') ? null : 'That 500 has no Fault.'),
          },
          { method: 'GET', path: /^\/library\/books\/\d+\//, named: 'a book that nobody has', status: 404 },
        ],
        ([fault]) => (fault?.draft.body.kind === 'none' ? 'Send an envelope with the number of a missing book.' : null),
      ),
    },
    {
      id: 'wsdl',
      claim: 'You read what can be called from the WSDL',
      check: wants({ method: 'GET', path: '/soap?wsdl', status: 200 }),
    },
  ],
  slip: {
    says: 'Sending JSON to a SOAP address, and forgetting `?wsdl`.',
    asks: [get('/soap'), { method: 'POST', path: '/soap', headers: { 'Content-Type': 'application/json' }, body: '{"id":21}' }],
  },
  takeaway: 'SOAP hides the question in the body; REST shows it in method, address and status.',
};
