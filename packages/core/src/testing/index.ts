export { type FakeConnection, type FakeWebSockets, fakeWebSockets } from './fake-web-socket.ts';
export { type ManualClock, manualClock } from './manual-clock.ts';
export { seededRandom } from './seeded-random.ts';
