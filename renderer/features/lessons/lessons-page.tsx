import { useState } from 'react';
import { scenes } from './scenes/scenes';

export function LessonsPage() {
  const [id, setId] = useState('cycle');
  const Part = scenes[id as keyof typeof scenes];
  return (
    <div style={{ overflow: 'auto', width: 600 }}>
      <select aria-label="scene" value={id} onChange={(e) => setId(e.target.value)}>
        {Object.keys(scenes).map((k) => (
          <option key={k}>{k}</option>
        ))}
      </select>
      {Part && <Part key={id} />}
    </div>
  );
}
