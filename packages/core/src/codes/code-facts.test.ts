import { describe, expect, it } from 'vitest';
import { closeCodes } from './close-codes.ts';
import { codeFacts } from './code-facts.ts';

const yes = true;
const no = false;

/** RFC 6455 §7.4.1, the IANA registry, and WHATWG `close()`. */
const standard = [
  { code: 1000, name: 'Normal Closure', sender: 'any', onWire: yes, browserMaySend: yes },
  { code: 1001, name: 'Going Away', sender: 'any', onWire: yes, browserMaySend: no },
  { code: 1002, name: 'Protocol error', sender: 'any', onWire: yes, browserMaySend: no },
  { code: 1003, name: 'Unsupported Data', sender: 'any', onWire: yes, browserMaySend: no },
  { code: 1004, name: 'Reserved', sender: 'nobody', onWire: no, browserMaySend: no },
  { code: 1005, name: 'No Status Rcvd', sender: 'nobody', onWire: no, browserMaySend: no },
  { code: 1006, name: 'Abnormal Closure', sender: 'nobody', onWire: no, browserMaySend: no },
  { code: 1007, name: 'Invalid frame payload data', sender: 'any', onWire: yes, browserMaySend: no },
  { code: 1008, name: 'Policy Violation', sender: 'any', onWire: yes, browserMaySend: no },
  { code: 1009, name: 'Message Too Big', sender: 'any', onWire: yes, browserMaySend: no },
  { code: 1010, name: 'Mandatory Ext.', sender: 'client', onWire: yes, browserMaySend: no },
  { code: 1011, name: 'Internal Error', sender: 'server', onWire: yes, browserMaySend: no },
  { code: 1012, name: 'Service Restart', sender: 'server', onWire: yes, browserMaySend: no },
  { code: 1013, name: 'Try Again Later', sender: 'server', onWire: yes, browserMaySend: no },
  { code: 1014, name: 'Bad Gateway', sender: 'server', onWire: yes, browserMaySend: no },
  { code: 1015, name: 'TLS handshake', sender: 'nobody', onWire: no, browserMaySend: no },
  { code: 3000, name: 'Unauthorized', sender: 'server', onWire: yes, browserMaySend: yes },
  { code: 3003, name: 'Forbidden', sender: 'server', onWire: yes, browserMaySend: yes },
  { code: 3008, name: 'Timeout', sender: 'server', onWire: yes, browserMaySend: yes },
];

describe('codeFacts', () => {
  it.each(standard)('$code is $name, sent by $sender, on the wire: $onWire, by a page: $browserMaySend', (expected) => {
    expect(codeFacts(expected.code)).toMatchObject({ ...expected, endpointMaySend: expected.onWire });
  });

  it('knows the registered codes and no others', () => {
    const known = Array.from({ length: 65_536 }, (_, code) => code).filter((code) => codeFacts(code) !== undefined);
    expect(known).toEqual(standard.map(({ code }) => code));
    expect(closeCodes.map(({ code }) => code)).toEqual(known);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 1000.5, 65_536])('knows nothing about %d', (code) => {
    expect(codeFacts(code)).toBeUndefined();
  });

  it('gives frozen facts', () => {
    expect(codeFacts(1013)).toSatisfy(Object.isFrozen);
  });
});
