import { pacedWebSocket } from './paced-web-socket.ts';
import { ResilientSocket } from './resilient-socket.ts';

// Compiled, not run: whatever takes the platform's WebSocket takes ours.
export const socket: WebSocket = new ResilientSocket('wss://example.test/');
export const resilientClass: typeof WebSocket = ResilientSocket;
export const pacedClass: typeof WebSocket = pacedWebSocket();

socket.onopen = (event: Event) => event.type;
new ResilientSocket('wss://example.test/').addEventListener('open', ({ session }) => session.toFixed());
new ResilientSocket('wss://example.test/').addEventListener('close', ({ code, wasClean }) => [code, wasClean]);
new ResilientSocket('wss://example.test/').onreconnecting = ({ decision }) => decision.because;

// @ts-expect-error there is no such event
new ResilientSocket('wss://example.test/').addEventListener('reconnect', () => {});
