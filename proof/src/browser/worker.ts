import { ResilientSocket } from '@resilient-socket/core';

// A worker has no document, no window and no page life but online and offline.
const socket = new ResilientSocket(new URL('.', location.href), [], { codes: { 1013: 'immediate' } });
socket.addEventListener('open', ({ session }) => postMessage(`open ${session}`));
socket.addEventListener('message', ({ data }) => postMessage(`message ${data}`));
addEventListener('message', ({ data }) => socket.send(data));
