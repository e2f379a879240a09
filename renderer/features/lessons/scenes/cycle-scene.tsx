import { classNames } from '../../../ui/class-names';
import { StatusMark } from '../../../ui/status-mark';
import drawn from './drawing.module.css';
import { type CycleFacts, cycleFacts } from './facts/cycle-facts';
import { fit, ms } from './facts/words';
import { Scene, SendButton } from './scene';
import { useBench, useSeenAnswers } from './use-bench';

const path = '/library/books/21/';
const anything = () => true;

/** One request and its response, step by step, with what each carried. */
export function CycleScene() {
  const bench = useBench();
  const last = useSeenAnswers(anything).at(-1);
  const facts = last ? cycleFacts(last) : null;
  const ask = (accept: string) => bench.run((send) => send({ method: 'GET', path, headers: { Accept: accept } }));
  const tell = () =>
    bench.run((send) =>
      send({ method: 'POST', path: '/anything', headers: { 'Content-Type': 'application/json' }, body: '{"name":"Fido"}' }),
    );
  return (
    <Scene
      title="One turn of the cycle"
      says={facts?.sentence ?? 'Nothing was sent yet. Each press is one turn: a request out, a response back.'}
      bench={bench}
      controls={
        <>
          <SendButton bench={bench} isMain onPress={() => void ask('application/json')}>
            Ask as an API client
          </SendButton>
          <SendButton bench={bench} onPress={() => void ask('text/html,application/xhtml+xml,*/*;q=0.8')}>
            Ask as a browser
          </SendButton>
          <SendButton bench={bench} onPress={() => void tell()}>
            Send data
          </SendButton>
        </>
      }
      draw={(width) => <Ladder facts={facts} width={width} />}
      table={facts ? <CycleTable facts={facts} /> : <p>Nothing was sent yet.</p>}
      foot="Same address, another Accept, another representation: the resource is one, what travels is a picture of it."
    />
  );
}

interface LadderProps {
  readonly facts: CycleFacts | null;
  readonly width: number;
}

const height = 316;

function Ladder({ facts, width }: LadderProps) {
  const left = 76;
  const right = width - 108;
  return (
    <svg
      role="img"
      aria-label={`${facts?.sentence ?? 'A client and a server; nothing between them yet.'} Press T for a table.`}
      className={classNames(drawn.drawing)}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path className={drawn.life} d={`M${left} 52V${height - 4}M${right} 52V${height - 4}`} />
      <Party x={left} name="Cairn" detail="the client" />
      <Party x={right} name="Practice server" detail="127.0.0.1" />
      {facts ? <Turn facts={facts} left={left} right={right} /> : <Blank left={left} right={right} />}
    </svg>
  );
}

function Party({ x, name, detail }: { readonly x: number; readonly name: string; readonly detail: string }) {
  return (
    <g textAnchor="middle">
      <rect x={x - 68} y={4} width={136} height={48} rx={4} className={drawn.node} />
      <text x={x} y={25} className={drawn.title}>
        {name}
      </text>
      <text x={x} y={41} className={drawn.detail}>
        {detail}
      </text>
    </g>
  );
}

interface TurnProps {
  readonly facts: CycleFacts;
  readonly left: number;
  readonly right: number;
}

function Turn({ facts, left, right }: TurnProps) {
  const room = right - left - 48;
  const from = left + 24;
  return (
    <>
      <Opening facts={facts} left={left} right={right} />
      <Arrow from={left} to={right} y={124} />
      <text x={from} y={116} className={classNames(drawn.mono)}>
        {fit(facts.requestLine, room, 7.3)}
      </text>
      <text x={from} y={140} className={drawn.detail}>
        {fit(`Accept: ${facts.accept}`, room, 6)}
      </text>
      <text x={from} y={155} className={drawn.detail}>
        {facts.sentHead}, {facts.sentBody}
      </text>
      <ServerSteps facts={facts} x={right} />
      <Arrow from={right} to={left} y={262} />
      <svg x={from} y={243} width={12} height={12} viewBox="0 0 12 12">
        <StatusMark status={facts.status} size={12} />
      </svg>
      <text x={from + 18} y={254} className={classNames(drawn.mono)}>
        {fit(facts.statusLine, room - 18, 7.3)}
      </text>
      <text x={from} y={278} className={drawn.detail}>
        Content-Type: {fit(facts.type, room - 80, 6)}
      </text>
      <text x={from} y={293} className={drawn.detail}>
        {facts.receivedHead}, {facts.receivedBody}
      </text>
    </>
  );
}

function Opening({ facts, left, right }: TurnProps) {
  const words = facts.connectMs === null ? 'connection already open' : `connection opened, ${ms(facts.connectMs)}`;
  return (
    <g>
      <path className={drawn.dotted} d={`M${left + 6} 84H${right - 6}`} />
      <text x={left + 24} y={78} className={drawn.detail}>
        {words}
      </text>
    </g>
  );
}

/** What the server did, along its own line: as tall as it took, within reason. */
function ServerSteps({ facts: { steps, waitMs }, x }: { readonly facts: CycleFacts; readonly x: number }) {
  const shown = steps.length === 0 ? [{ name: 'waiting', ms: waitMs }] : steps.slice(0, 5);
  const total = shown.reduce((sum, step) => sum + step.ms, 0) || 1;
  const tall = shown.map((step) => 14 + ((124 - 14 * shown.length) * step.ms) / total);
  return (
    <g>
      {shown.map((step, at) => {
        const y = 130 + tall.slice(0, at).reduce((sum, each) => sum + each, 0);
        return (
          <g key={step.name}>
            <rect x={x - 6} y={y} width={12} height={(tall[at] ?? 15) - 1} className={drawn.soft} />
            <text x={x + 14} y={y + 11} className={drawn.detail}>
              {step.name} <tspan className={classNames(drawn.mono)}>{ms(step.ms)}</tspan>
            </text>
          </g>
        );
      })}
    </g>
  );
}

function Arrow({ from, to, y }: { readonly from: number; readonly to: number; readonly y: number }) {
  const way = Math.sign(to - from);
  const tip = to - way * 7;
  return (
    <g>
      <path className={drawn.arrow} d={`M${from + way * 2} ${y}H${tip}`} />
      <path className={drawn.head} d={`M${tip - way * 2} ${y - 4.5}l${way * 9} 4.5l${-way * 9} 4.5z`} />
    </g>
  );
}

function Blank({ left, right }: Omit<TurnProps, 'facts'>) {
  const middle = (left + right) / 2;
  return (
    <g textAnchor="middle">
      <path className={drawn.dotted} d={`M${left + 6} 124H${right - 6}M${left + 6} 262H${right - 6}`} />
      <text x={middle} y={116} className={drawn.off}>
        request: method, identifier, data
      </text>
      <text x={middle} y={254} className={drawn.off}>
        response: status, data
      </text>
    </g>
  );
}

function CycleTable({ facts }: { readonly facts: CycleFacts }) {
  const rows: readonly (readonly [string, string])[] = [
    ['Connection', facts.connectMs === null ? 'already open' : `opened in ${ms(facts.connectMs)}`],
    ['Request line', facts.requestLine],
    ['Accept', facts.accept],
    ['Sent', `${facts.sentHead}, ${facts.sentBody}`],
    ['The server says', facts.steps.map((step) => `${step.name} ${ms(step.ms)}`).join(', ') || `waiting ${ms(facts.waitMs)}`],
    ['Status line', facts.statusLine],
    ['Content-Type', facts.type],
    ['Received', `${facts.receivedHead}, ${facts.receivedBody}`],
  ];
  return (
    <table>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              <code>{value}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
