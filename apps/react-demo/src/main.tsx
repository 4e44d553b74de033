import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import 'demo-kit/screen.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <App chaosUrl={import.meta.env.VITE_CHAOS_URL ?? 'http://127.0.0.1:4600'} />
  </StrictMode>,
);
