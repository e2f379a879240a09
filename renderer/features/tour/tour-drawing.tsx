import { tourSteps } from '../../state/tour-steps';
import { useApp } from '../../state/use-app';
import { statusClass } from '../../ui/status-class';
import { StatusMark } from '../../ui/status-mark';
import { classNames } from '../../ui/class-names';
import styles from './tour-drawing.module.css';

/** Where each stack of stones stands: across, and the height of its foot. */
const stops = [
  { x: 58, y: 90 },
  { x: 226, y: 58 },
  { x: 394, y: 82 },
  { x: 562, y: 50 },
  { x: 730, y: 70 },
] as const;

/** The five exchanges of the tour as stacks of stones along a trail: filled where one has been, outlines ahead. */
export function TourDrawing() {
  const done = useApp((app) => app.settings.tour.done);
  const spoken = tourSteps.map(({ title, status }) => `${title}, ${status}`).join('; ');
  return (
    <svg role="img" aria-label={`The tour: ${spoken}.`} className={styles.drawing} viewBox="0 0 860 172" width="860" height="172">
      <path className={styles.trail} d={trail} />
      {tourSteps.map((step, at) => {
        const { x, y } = stops[at] ?? { x: 0, y: 0 };
        return (
          <g key={step.title}>
            <g className={classNames(styles.stones)}>
              <ellipse cx={x} cy={y} rx={26} ry={6.5} />
              <ellipse cx={x + 1} cy={y - 10} rx={19} ry={5.5} />
            </g>
            <svg x={x - 10} y={y - 38} width={22} height={22} viewBox="0 0 22 22">
              <StatusMark status={step.status} size={22} outline={at >= done} />
            </svg>
            <text x={x + 32} y={y - 10} className={classNames(styles.status, styles[statusClass(step.status)])}>
              {step.status}
            </text>
            <text x={x - 26} y={126} className={styles.title}>
              {at + 1}. {step.title}
            </text>
            <text x={x - 26} y={143} className={styles.request}>
              {step.method} {step.path.replace('/library/books/?', '…/?')}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const trail = [
  'M8 108C20 92 34 92 30 91',
  ...stops.slice(1).map(({ x, y }, at) => {
    const from = stops[at] ?? stops[0];
    const [startX, endX] = [from.x + 30, x - 29];
    const half = (startX + endX) / 2;
    return `M${startX} ${from.y + 1}C${half + 5} ${from.y + 6} ${half - 5} ${y - 5} ${endX} ${y + 1}`;
  }),
].join('');
