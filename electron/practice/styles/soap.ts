import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { plainText } from '../drf/fields/field.ts';
import type { Endpoint } from '../endpoint.ts';
import { typed, type WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';
import { escapeHtml } from '../frame/html.ts';
import { refuse } from '../frame/refuse.ts';

const namespace = 'urn:practice:library';
const xmlType = 'text/xml; charset=utf-8';
const parser = new XMLParser({ removeNSPrefix: true, processEntities: false, parseTagValue: false });

const call = (id: string): string =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GetBook xmlns="${namespace}"><id>${id}</id></GetBook></soap:Body></soap:Envelope>`;
const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${namespace}#GetBook"` };

export const soap: Endpoint = {
  path: '/soap',
  methods: ['GET', 'POST'],
  group: 'Other styles',
  summary: 'One operation of the library over SOAP',
  description:
    'GetBook over SOAP 1.1: everything is a POST to one address, what is asked stands in an envelope, and an error is a Fault with 500. GET with ?wsdl gives the WSDL. Compare the bytes with GET /library/books/21/.',
  tryIt: [
    { method: 'GET', path: '/soap?wsdl', expect: 200, says: 'what there is to call' },
    { method: 'POST', path: '/soap', headers, body: call('21'), expect: 200, says: 'a book in an envelope' },
    { method: 'POST', path: '/soap', headers, body: call('9999'), expect: 500, says: 'a Fault, because there is no such book' },
    { method: 'POST', path: '/soap', headers, body: '<Envelope>', expect: 500, says: 'a Fault, because that is no XML' },
    {
      method: 'POST',
      path: '/soap',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
      expect: 415,
      says: 'no envelope',
    },
  ],
  async handle(ask) {
    if (ask.method !== 'POST') return typed(200, xmlType, wsdl(ask.origin));
    if (!/^text\/xml\b/i.test(ask.headers['content-type'] ?? '')) {
      return refuse(ask, { status: 415, detail: 'SOAP 1.1 comes as text/xml.', headers: [['Accept', 'text/xml']] });
    }
    const body = await ask.body();
    return body.ok ? answerCall(ask, body.value.toString('utf8')) : refuse(ask, body.refusal);
  },
};

function answerCall(ask: Ask, text: string): WholeAnswer {
  if (XMLValidator.validate(text) !== true) return fault('Client', 'The request is not well-formed XML.');
  const envelope = (parser.parse(text) as { Envelope?: { Body?: { GetBook?: { id?: unknown } } } }).Envelope;
  const id = plainText(envelope?.Body?.GetBook?.id) ?? '';
  if (!/^\d{1,15}$/.test(id)) return fault('Client', 'The body must hold GetBook with a numeric id.');
  const row = ask.world.rows.find('shelf', Number(id));
  if (!row) return fault('Client', `There is no book ${id}.`);
  const fields = {
    id,
    title: row['title'],
    isbn: row['isbn'],
    author: row['author_name'],
    price: (Number(row['price']) / 100).toFixed(2),
  };
  const book = Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeHtml(String(value))}</${name}>`)
    .join('');
  return typed(200, xmlType, inEnvelope(`<GetBookResponse xmlns="${namespace}">${book}</GetBookResponse>`));
}

function fault(code: 'Client' | 'Server', message: string): WholeAnswer {
  return typed(
    500,
    xmlType,
    inEnvelope(`<soap:Fault><faultcode>soap:${code}</faultcode><faultstring>${escapeHtml(message)}</faultstring></soap:Fault>`),
  );
}

const inEnvelope = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${body}</soap:Body></soap:Envelope>\n`;

function wsdl(origin: string): string {
  const element = (name: string, type: string): string => `<xsd:element name="${name}" type="xsd:${type}"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<definitions name="Library" targetNamespace="${namespace}" xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:tns="${namespace}" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<types><xsd:schema targetNamespace="${namespace}" elementFormDefault="qualified">
<xsd:element name="GetBook"><xsd:complexType><xsd:sequence>${element('id', 'integer')}</xsd:sequence></xsd:complexType></xsd:element>
<xsd:element name="GetBookResponse"><xsd:complexType><xsd:sequence>${['id', 'title', 'isbn', 'author', 'price'].map((name) => element(name, name === 'id' ? 'integer' : name === 'price' ? 'decimal' : 'string')).join('')}</xsd:sequence></xsd:complexType></xsd:element>
</xsd:schema></types>
<message name="GetBookIn"><part name="parameters" element="tns:GetBook"/></message>
<message name="GetBookOut"><part name="parameters" element="tns:GetBookResponse"/></message>
<portType name="LibraryPort"><operation name="GetBook"><input message="tns:GetBookIn"/><output message="tns:GetBookOut"/></operation></portType>
<binding name="LibraryBinding" type="tns:LibraryPort"><soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>
<operation name="GetBook"><soap:operation soapAction="${namespace}#GetBook"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="Library"><port name="LibraryPort" binding="tns:LibraryBinding"><soap:address location="${escapeHtml(origin)}/soap"/></port></service>
</definitions>
`;
}
