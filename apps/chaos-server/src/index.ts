export { type ChaosServer, type ChaosServerOptions, startChaosServer } from './chaos-server.ts';
