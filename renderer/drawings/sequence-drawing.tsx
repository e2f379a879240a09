import type { OAuthFlow } from '#shared/model/oauth-flow';
import { useId } from 'react';
import { classNames } from '../ui/class-names';
import { actorNames, flowSentence } from './flow-words';
import { fit, layOut, type DrawnStep } from './sequence-layout';
import styles from './sequence-drawing.module.css';

interface Props {
  readonly flow: OAuthFlow;
  readonly width: number;
  /** Host of the request that the token is for. */
  readonly resource: string;
  readonly onOpen: (exchangeId: string) => void;
}

/** The flow as messages between those who take part. What it says stands in the table as well. */
export function SequenceDrawing({ flow, width, resource, onOpen }: Props) {
  const { height, lifelines, steps } = layOut(flow, width);
  const arrowId = useId();
  const places = { you: 'in the browser', cairn: hostOf(flow.callbackAddress), server: flow.serverName, resource };
  return (
    <div className={styles.drawing} style={{ width, height }}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={flowSentence(flow)}>
        <defs>
          <marker id={arrowId} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
            <path d="M0 .5 7.5 4 0 7.5z" fill="context-stroke" />
          </marker>
        </defs>
        {lifelines.map(({ actor, x }) => (
          <g key={actor} textAnchor="middle">
            <path className={styles.life} d={`M${x} 44V${height - 8}`} />
            <text className={styles.name} x={x} y={18}>
              {actorNames[actor]}
            </text>
            <text className={styles.place} x={x} y={33}>
              {fit(places[actor], 120)}
            </text>
          </g>
        ))}
        {steps.map((drawn, index) => (
          <Message key={drawn.step.id} drawn={drawn} number={index + 1} arrowId={arrowId} />
        ))}
      </svg>
      {steps.map(
        ({ step, x, y }, index) =>
          step.exchangeId !== null && (
            <OpenStep
              key={step.id}
              x={x}
              y={y}
              label={`Open the exchange of step ${index + 1}`}
              onOpen={() => onOpen(step.exchangeId ?? '')}
            />
          ),
      )}
    </div>
  );
}

interface MessageProps {
  readonly drawn: DrawnStep;
  readonly number: number;
  readonly arrowId: string;
}

function Message({ drawn, number, arrowId }: MessageProps) {
  const { step, arrow, x, y, text } = drawn;
  const state = styles[step.state];
  return (
    <>
      {step.state === 'now' && <rect className={styles.here} rx={3} {...placeOfMark(drawn)} />}
      {arrow && (
        <path className={classNames(styles.arrow, state)} d={`M${arrow.from} ${y}H${arrow.to}`} markerEnd={`url(#${arrowId})`} />
      )}
      <text className={classNames(styles.says, state)} x={text.x} y={text.y}>
        {fit(step.says, isBold(step.state) ? text.width * 0.93 : text.width)}
      </text>
      <g className={classNames(styles.number, state)} textAnchor="middle">
        <circle cx={x} cy={y} r={8} />
        <text x={x} y={y + 3.8}>
          {step.state === 'failed' ? '×' : number}
        </text>
      </g>
    </>
  );
}

const isBold = (state: DrawnStep['step']['state']): boolean => state === 'now' || state === 'failed';

/** The ground of the step that is under way: its arrow and its words. */
function placeOfMark({ step, arrow, x, y, text }: DrawnStep) {
  const ends = arrow ? [x, arrow.to] : [x];
  const left = Math.min(...ends) - 6;
  const right = Math.max(...ends.map((end) => end + 6), text.x + Math.min(text.width, step.says.length * 6.4) + 8);
  return { x: left, y: y - 20, width: right - left, height: arrow !== null && text.y < y ? 30 : 32 };
}

interface OpenProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onOpen: () => void;
}

/** The number of a step that has an exchange can be pressed. */
function OpenStep({ x, y, label, onOpen }: OpenProps) {
  return (
    <button
      type="button"
      className={styles.open}
      style={{ left: x - 12, top: y - 12 }}
      aria-label={label}
      title={label}
      onClick={onOpen}
    />
  );
}

const hostOf = (address: string | null): string =>
  address !== null && URL.canParse(address) ? new URL(address).host : 'this program';
