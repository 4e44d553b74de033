export { type ChaosServer, type ChaosServerOptions, startChaosServer } from './chaos-server.ts';
export type { MessageListener, Peer } from './state.ts';
