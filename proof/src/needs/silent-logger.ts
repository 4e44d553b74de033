import type { Logger } from '@resilient-socket/core';

/** For sockets whose losses are the point. */
export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
