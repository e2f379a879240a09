import type { OAuthFlow } from '#shared/model/oauth-flow';
import { useId } from 'react';
import { classNames } from '../../../ui/class-names';
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
        {lifelines.map(({ actor, x }, index) => (
          <g key={actor} textAnchor={index === lifelines.length - 1 && index > 0 ? 'middle' : 'middle'}>
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
            <OpenStep key={step.id} x={x} y={y} label={`Open the exchange of step ${index + 1}`} onOpen={() => onOpen(step.exchangeId ?? '')} />
          ),
      )}
    </div>
  );
}

function Message({ drawn, number, arrowId }: { readonly drawn: DrawnStep; readonly number: number; readonly arrowId: string }) {
  const { step, arrow, x, y, text } = drawn;
  const state = styles[step.state];
  return (
    <>
      {step.state === 'now' && (
        <rect
          className={styles.here}
          x={Math.min(x, arrow?.to ?? x) - 6}
          y={y - 26}
          width={Math.max(Math.abs((arrow?.to ?? x) - x) + 12, text.x - Math.min(x, arrow?.to ?? x) + Math.min(text.width, step.says.length * 6.4) + 14)}
          height={arrow === null || text.y > y ? 40 : 34}
          rx={3}
        />
      )}
      {arrow && <path className={classNames(styles.arrow, state)} d={`M${arrow.from} ${y}H${arrow.to}`} markerEnd={`url(#${arrowId})`} />}
      <text className={classNames(styles.says, state)} x={text.x} y={text.y}>
        {fit(step.says, text.width)}
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

interface OpenProps {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onOpen: () => void;
}

/** The number of a step that has an exchange can be pressed. */
function OpenStep({ x, y, label, onOpen }: OpenProps) {
  return <button type="button" className={styles.open} style={{ left: x - 12, top: y - 12 }} aria-label={label} title={label} onClick={onOpen} />;
}

const hostOf = (address: string | null): string => (address !== null && URL.canParse(address) ? new URL(address).host : 'this program');
