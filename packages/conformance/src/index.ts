export { conform } from './conform.ts';
export type { Mount, Mounted } from './mount.ts';
export { scenarios } from './scenarios.ts';
