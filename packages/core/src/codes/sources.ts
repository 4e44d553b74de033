/** How far a fact can be trusted: the source itself was read, or somebody else's account of it. */
export type Verified = 'primary' | 'secondary';

/** Where a fact comes from. */
export interface Source {
  readonly title: string;
  readonly url: string;
  readonly verified: Verified;
}

const RFC = 'https://www.rfc-editor.org/rfc/rfc6455';

/** The meaning of 1000-1011 and 1015. */
const RFC_6455: Source = {
  title: 'RFC 6455, section 7.4.1: Defined Status Codes',
  url: `${RFC}#section-7.4.1`,
  verified: 'primary',
};

/** How to reconnect after an abnormal closure. */
const RFC_6455_RECOVERING: Source = {
  title: 'RFC 6455, section 7.2.3: Recovering from Abnormal Closure',
  url: `${RFC}#section-7.2.3`,
  verified: 'primary',
};

/** What the ranges are for, and the rules of the registry. */
const RFC_6455_RANGES: Source = {
  title: 'RFC 6455, section 7.4.2: Reserved Status Code Ranges',
  url: `${RFC}#section-7.4.2`,
  verified: 'primary',
};

/** The names of all codes, and the meaning of 1012-1014, 3000, 3003 and 3008; read as others quote it. */
const IANA: Source = {
  title: 'IANA WebSocket Close Code Number Registry',
  url: 'https://www.iana.org/assignments/websocket/websocket.xhtml#close-code-number',
  verified: 'secondary',
};

/** What a page may pass to `close()`, and what it is shown. */
const WHATWG: Source = {
  title: 'WHATWG WebSockets Standard',
  url: 'https://websockets.spec.whatwg.org/',
  verified: 'primary',
};

/** The mails that registered 1012 (a spread of 5 to 30 s), 1013 (another address, or a user action) and 1014. */
const REGISTRATION: Source = {
  title: 'The registration of 1012 and 1013, in Netty’s WebSocketCloseStatus',
  url: 'https://github.com/netty/netty/blob/4.1/codec-http/src/main/java/io/netty/handler/codec/http/websocketx/WebSocketCloseStatus.java',
  verified: 'secondary',
};

/** What the standards' pages about one code are. */
export function sourcesOf(code: number): readonly Source[] {
  if (code === 1006) return [RFC_6455, RFC_6455_RECOVERING, WHATWG];
  if (code === 1005 || code === 1015) return [RFC_6455, WHATWG];
  if (code === 1014) return [IANA];
  if (code === 1012 || code === 1013) return [IANA, REGISTRATION];
  if (code >= 1000 && code <= 1011) return [RFC_6455];
  return code === 3000 || code === 3003 || code === 3008 ? [IANA] : [RFC_6455_RANGES];
}
