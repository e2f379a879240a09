import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readStatus } from '#shared/http/status-catalog';
import { useApp } from '../../state/use-app';
import styles from './atlas.module.css';
import type { Filters } from './filters';
import { LandCell, LandWords } from './land-cell';
import { Labels, Legend, Sea } from './map-ground';
import { land, type Land, mapSize, neighbour } from './map-plan';
import { Trails } from './map-trails';

interface Props {
  readonly filters: Filters;
  readonly chosen: number | null;
  readonly onChoose: (code: number) => void;
}

/** The map: land where codes are, water where none are. One stop for Tab; arrows walk from code to code. */
export function AtlasMap({ filters, chosen, onChoose }: Props) {
  const statuses = useApp((state) => state.statuses);
  const [focused, setFocused] = useState(chosen ?? 200);
  const [hasFocus, setHasFocus] = useState(false);
  const cells = useRef(new Map<number, SVGGElement>());
  useEffect(() => {
    if (hasFocus) cells.current.get(focused)?.focus();
  }, [focused, hasFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') onChoose(focused);
    else if (/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key)) setFocused(neighbour(focused, event.key));
    else return;
    event.preventDefault();
  };
  const cellOf = (one: Land) => (
    <LandCell
      key={one.entry.code}
      land={one}
      filters={filters}
      statuses={statuses}
      isFocusStop={one.entry.code === focused}
      onChoose={() => {
        setFocused(one.entry.code);
        onChoose(one.entry.code);
      }}
      onElement={(element) => keep(cells.current, one.entry.code, element)}
    />
  );
  const rows = [...new Set(land.map(({ row }) => row))];
  const shownChosen = chosen !== null && readStatus(chosen).assigned ? chosen : null;
  return (
    <>
      <svg
        className={styles.map}
        viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
        role="grid"
        tabIndex={-1}
        aria-label="Map of all status codes"
        onKeyDown={onKeyDown}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
      >
        <Sea />
        {rows.map((row) => (
          <g key={row} role="row">
            {land.filter((one) => one.row === row).map(cellOf)}
          </g>
        ))}
        <g aria-hidden>
          {land.map((one) => (
            <LandWords key={one.entry.code} land={one} filters={filters} statuses={statuses} />
          ))}
        </g>
        <Labels />
        {shownChosen !== null && <Trails code={shownChosen} />}
      </svg>
      <Legend />
    </>
  );
}

function keep(cells: Map<number, SVGGElement>, code: number, element: SVGGElement | null): void {
  if (element) cells.set(code, element);
  else cells.delete(code);
}
