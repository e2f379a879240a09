import { formatCount } from '#shared/http/quantities';
import { classNames } from '../../../ui/class-names';
import drawn from './drawing.module.css';
import { type ByteFacts, byteFacts } from './facts/bytes-facts';
import { Scene, SendButton } from './scene';
import { lastOf, type Send, useBench } from './use-bench';

const envelope =
  '<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GetBook xmlns="urn:practice:library"><id>21</id></GetBook></soap:Body></soap:Envelope>';

/** The same book asked for in two ways, in bytes. */
export function SoapScene() {
  const bench = useBench();
  const rest = lastOf(bench.answers, 'rest');
  const soap = lastOf(bench.answers, 'soap');
  const facts = { rest: rest && byteFacts(rest), soap: soap && byteFacts(soap) };
  return (
    <Scene
      title="The same book, in bytes"
      says={sentence(facts)}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void bench.run(askBoth)}>
            Ask both ways
          </SendButton>
          <SendButton bench={bench} onPress={() => void bench.run(missBoth)}>
            Ask for a book that is not there
          </SendButton>
        </>
      }
      draw={(width) => <Bars facts={facts} width={width} />}
      table={<ByteTable facts={facts} />}
      foot="Both ask for five fields of one book. Fewer bytes are not the point of REST, only a consequence: the address, the method and the status already say what an envelope has to spell out."
    />
  );
}

async function askBoth(send: Send): Promise<void> {
  await send({ method: 'GET', path: '/library/books/21/?fields=id,title,isbn,author_name,price', headers: plain }, 'rest');
  await send(call(envelope), 'soap');
}

async function missBoth(send: Send): Promise<void> {
  await send({ method: 'GET', path: '/library/books/9999/', headers: plain }, 'rest');
  await send(call(envelope.replace('<id>21<', '<id>9999<')), 'soap');
}

/** Packed bodies would compare the packing. */
const plain = { 'Accept-Encoding': 'identity' };

const call = (body: string) => ({
  method: 'POST',
  path: '/soap',
  headers: { ...plain, 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: '"urn:practice:library#GetBook"' },
  body,
});

interface Both {
  readonly rest: ByteFacts | null;
  readonly soap: ByteFacts | null;
}

function sentence({ rest, soap }: Both): string {
  if (!rest || !soap)
    return 'Nothing was sent yet. One GET at the book’s address, and one POST of an envelope to the address for everything.';
  const times = (soap.total / rest.total).toFixed(1);
  return `REST ${formatCount(rest.total)} bytes and ${rest.status ?? 'no answer'}, SOAP ${formatCount(soap.total)} bytes and ${soap.status ?? 'no answer'}: ${times} times as many.`;
}

const parts = [
  { name: 'request head', of: (facts: ByteFacts) => facts.sentHead, look: drawn.well },
  { name: 'request body', of: (facts: ByteFacts) => facts.sentBody, look: drawn.soft },
  { name: 'response head', of: (facts: ByteFacts) => facts.receivedHead, look: drawn.well },
  { name: 'response body', of: (facts: ByteFacts) => facts.receivedBody, look: drawn.good },
] as const;

const rowHeight = 34;
const height = 2 * (28 + parts.length * 24) + 24;

function Bars({ facts, width }: { readonly facts: Both; readonly width: number }) {
  const most = Math.max(1, ...[facts.rest, facts.soap].flatMap((each) => (each ? parts.map(({ of }) => of(each)) : [])));
  return (
    <svg
      role="img"
      aria-label={`${sentence(facts)} Press T for a table.`}
      className={drawn.drawing}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <Group name="REST" request="GET /library/books/21/" facts={facts.rest} most={most} width={width} y={0} />
      <Group name="SOAP" request="POST /soap" facts={facts.soap} most={most} width={width} y={rowHeight + parts.length * 24} />
    </svg>
  );
}

interface GroupProps {
  readonly name: string;
  readonly request: string;
  readonly facts: ByteFacts | null;
  readonly most: number;
  readonly width: number;
  readonly y: number;
}

function Group({ name, request, facts, most, width, y }: GroupProps) {
  const left = 104;
  const room = width - left - 64;
  return (
    <g>
      <text x={0} y={y + 16} className={drawn.title}>
        {name}
      </text>
      <text x={left} y={y + 16} className={classNames(drawn.mono)}>
        {request}
      </text>
      <text x={width} y={y + 16} textAnchor="end" className={drawn.number}>
        {facts ? formatCount(facts.total) : ''}
      </text>
      {parts.map(({ name: part, of, look }, at) => {
        const bytes = facts ? of(facts) : 0;
        const top = y + 26 + at * 24;
        return (
          <g key={part}>
            <text x={left - 12} y={top + 14} textAnchor="end" className={drawn.detail}>
              {part}
            </text>
            <rect x={left + 0.5} y={top + 1.5} width={Math.max(1, (bytes / most) * room)} height={16} rx={2} className={look} />
            <text x={left + 8 + Math.max(1, (bytes / most) * room)} y={top + 14} className={drawn.mono}>
              {facts ? formatCount(bytes) : ''}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function ByteTable({ facts }: { readonly facts: Both }) {
  const value = (each: ByteFacts | null, of: (facts: ByteFacts) => number) => (each ? formatCount(of(each)) : '–');
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Bytes</th>
          <th scope="col">REST</th>
          <th scope="col">SOAP</th>
        </tr>
      </thead>
      <tbody>
        {[...parts, { name: 'all', of: (each: ByteFacts) => each.total }].map(({ name, of }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value(facts.rest, of)}</code>
            </td>
            <td>
              <code>{value(facts.soap, of)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
