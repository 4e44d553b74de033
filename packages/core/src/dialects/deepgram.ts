import { defineDialect } from '../decide/dialect.ts';

/** Deepgram's speech to text and text to speech: `wss://api.deepgram.com`. */
export const deepgram = /* @__PURE__ */ defineDialect({
  name: 'deepgram',
  basis: 'inferred',
  verified: 'primary',
  sources: [
    'https://developers.deepgram.com/docs/stt-troubleshooting-websocket-data-and-net-errors',
    'https://developers.deepgram.com/docs/tts-troubleshooting-websocket-net-and-data-errors',
  ],
  codes: {
    1000: { phrase: 'Normal: the stream is finished', category: 'done', recovery: 'none' },
    1003: {
      reason: 'MESSAGE-0000',
      phrase: 'MESSAGE-0000: send a supported type of message',
      category: 'client-fault',
      recovery: 'none',
    },
    1008: [
      {
        reason: 'DATA-0000',
        phrase: 'DATA-0000: send valid audio or commands',
        category: 'client-fault',
        recovery: 'none',
      },
      {
        reason: 'DATA-0001',
        phrase: 'DATA-0001: we sent too many characters in a while',
        category: 'client-fault',
        recovery: 'backoff',
      },
    ],
    1009: {
      reason: 'BIG-000',
      phrase: 'BIG-0000 / BIG-0001: send smaller messages or texts',
      category: 'client-fault',
      recovery: 'none',
    },
    1011: [
      {
        reason: 'NET-0000',
        phrase: 'NET-0000: no result in time, or Deepgram failed',
        category: 'fault',
        recovery: 'backoff',
        basis: 'documented',
      },
      {
        reason: 'NET-0001',
        phrase: 'NET-0001: we sent nothing in time',
        category: 'client-fault',
        recovery: 'backoff',
        attempts: 3,
      },
      {
        reason: 'NET-0002',
        phrase: 'NET-0002: Deepgram could not send to us',
        category: 'network',
        recovery: 'backoff',
        basis: 'documented',
      },
      {
        reason: 'NET-0003',
        phrase: 'NET-0003: our request took too long',
        category: 'fault',
        recovery: 'backoff',
        basis: 'documented',
      },
    ],
  },
});
