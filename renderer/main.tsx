import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './app/app';
import { applyTheme } from './app/theme';
import { connect } from './host/connect';
import { createAppStore } from './state/create-store';

// zod's compiled mode tries `new Function`, which the page's policy refuses and reports.
z.config({ jitless: true });
applyTheme('system');

const host = await connect();
const store = createAppStore(host);
const [described] = await Promise.all([host.call('app.describe', null), store.start()]);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App store={store} host={host} description={described.ok ? described.value : null} />);
