import { term, type Term } from './term';

/** Words of the style itself: who talks to whom, and by which rules. */
export const ofTheStyle: readonly Term[] = [
  term(
    'API',
    'What two programs agreed on so that one can use the other: which questions there are, and what comes back.',
    'application programming interface',
  ),
  term('balancer', 'Stands before several servers that do the same work and hands each request to one of them.', 'load balancer'),
  term('cache', 'Keeps copies of answers so that the next one who asks need not wait for the server.'),
  term('client', 'Whoever asks: a browser, an app on a phone, a script, another server. It begins, and the [[server]] answers.'),
  term(
    'code on demand',
    'A server sends a program along for the [[client]] to run, such as the checks of a form. The only [[constraint]] of REST that is optional.',
  ),
  term('collection resource', 'A [[resource]] that holds others of one kind; in most APIs its address is a plural.', 'list'),
  term(
    'constraint',
    'A rule one keeps to because of what it buys. REST has six of them: client and server, stateless, cacheable, uniform interface, layers, code on demand.',
  ),
  term('contract', 'The part of an API that others rely on: paths, methods, what goes in, what comes out. The rest may change.'),
  term('endpoint', 'One address of an API together with the methods that it takes.'),
  term('gateway', 'A server that answers in its own name with what it fetched from others behind it.', 'reverse proxy'),
  term(
    'GraphQL',
    'One address where the body says which fields of which things are wanted; what comes back has the very same shape.',
  ),
  term(
    'HATEOAS',
    'Going on by the links in an answer rather than by addresses that were built from a manual.',
    'hypermedia as the engine of application state',
  ),
  term('hypermedia', 'Data with links and forms in them, so that whoever reads them can see what to do next.'),
  term(
    'layered system',
    'Each side knows only its neighbour. Proxies, caches and gateways can be put in between without anybody noticing.',
  ),
  term('module', 'A part with one task and a door of its own, to be tested and replaced by itself.'),
  term(
    'OSI model',
    'Seven layers in which the work between two computers is sorted, from the cable to the application.',
    'Open Systems Interconnection',
  ),
  term('protocol', 'Who speaks when, and how what is said is written down. HTTP is one, DNS another.'),
  term('proxy', 'Sends on what a client asks for, in the client’s place and usually by the client’s wish.'),
  term('replica', 'One of several servers with the same program and the same data.'),
  term('representation', 'A [[resource]] as it travels: its state at one moment, written in one format, such as a book as JSON.'),
  term('resource', 'Anything worth an address: a book, a list of books, today’s weather, the state of an order.'),
  term(
    'REST',
    'A style of building on the web: [[resource|resources]] with addresses, read and changed by passing [[representation|representations]] of them back and forth.',
    'Representational State Transfer',
  ),
  term('RESTful', 'Said of an API that keeps to the constraints of [[REST]], or to most of them; there is no examination.'),
  term('scalability', 'Whether more work can be done by adding machines, without building anything anew.'),
  term('server', 'A computer, or a program on one, that waits for requests and answers them by an agreed protocol.', 'backend'),
  term(
    'server-sent events',
    'An HTTP answer that stays open, in which the server writes one piece of news after the other, some with a name.',
    'SSE',
  ),
  term(
    'SOAP',
    'An older way to call a remote service: every call is an XML envelope that is posted to one address.',
    'Simple Object Access Protocol',
  ),
  term(
    'stateless',
    'Keeping nothing about the caller between requests, so that each one brings along all it takes to be understood.',
  ),
  term('subscription', 'In [[GraphQL]], a question that is asked once and answered whenever something happens.'),
  term(
    'uniform interface',
    'The same few rules for everything that has an address: how it is named, changed, described, and left for the next.',
  ),
  term(
    'versioning',
    'Letting an old form of an API live beside the new one, in the path or by media type, until nobody needs it.',
  ),
  term('view', 'The piece of a program that answers one route: it takes a request and gives a response.', 'handler'),
  term('web service', 'A program on the web that others use through its [[API]].'),
  term(
    'WSDL',
    'A document that lists the operations of a [[SOAP]] service, with the messages each takes and gives.',
    'Web Services Description Language',
  ),
];
