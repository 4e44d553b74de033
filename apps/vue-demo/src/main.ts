import { createApp } from 'vue';
import App from './app.vue';
import 'demo-kit/screen.css';

createApp(App, { chaosUrl: import.meta.env.VITE_CHAOS_URL ?? 'http://127.0.0.1:4600' }).mount('#root');
