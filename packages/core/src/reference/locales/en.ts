import type { Locale } from '../locale.ts';

/** English. */
export const en: Locale = {
  tag: 'en',
  headings: {
    description: 'Description',
    whenYouSeeIt: 'When you see it',
    howToFixIt: 'How to fix it',
    client: 'On the client',
    server: 'On the server',
    whatWeDo: 'What we do by default',
    why: 'Why',
    related: 'Related codes',
    sources: 'Sources',
    keyDifferences: 'Key differences',
    whenToUseWhich: 'When to use which',
    learnMore: 'Learn more',
    secondhand: 'as others quote it',
  },

  codes: {
    1000: {
      inShort: 'the work that the connection was opened for is done',
      description:
        'The connection has served its purpose, and one side ended it deliberately, with a complete closing handshake. It is the only code that reports success.',
      whenYouSeeIt: [
        'The application called `close(1000)`, or the server’s handler came to its end.',
        'A server meant something else and had no better code at hand: Cowboy sends 1000 to idle connections, Bandit when it shuts down, Hypercorn after the application has crashed.',
      ],
      howToFixIt: {
        client: [
          'If the session was meant to end, nothing is wrong.',
          "If sessions end with 1000 while there is work left, find out what the server means by it, and override the default: `codes: { 1000: 'backoff' }` makes it a loss like any other.",
        ],
        server: [
          'Send 1000 only when the session is over for good. A shutdown is 1001 or 1012, a failure 1011, too much load 1013.',
          'Where the framework sends 1000 by itself, raise its idle timeout, or close with a better code before it does.',
        ],
      },
      whatWeDo: 'We stop. The first time a server sends 1000, the log says how to override that.',
      why: 'Whoever reconnects after a 1000 undoes what somebody did on purpose. Since some servers send it carelessly, the override takes one line.',
      useWhen: 'Send 1000 when the exchange is complete and no client should come back by itself.',
    },
    1001: {
      inShort: 'the sender is leaving, through no fault of its peer',
      description:
        'The endpoint that sent it is going away: a server is being stopped or moved, or a user is leaving a page. The connection ends although both sides did everything right.',
      whenYouSeeIt: [
        'A server or a gateway ends its connections before it stops; Jetty and Spring send 1001 then.',
        'The connection has reached its maximum age or an idle timeout: Amazon API Gateway sends 1001 after 10 idle minutes and after 2 hours.',
        'On the server: the browser sends 1001 when its user closes the tab or follows a link.',
      ],
      howToFixIt: {
        client: [
          'Reconnect, but not all at once: whoever was connected to that server lost it at the same moment.',
          'Against an idle timeout, send a heartbeat at a shorter interval. A maximum age cannot be avoided: subscribe again in each new session.',
        ],
        server: [
          'If you will be back at the same place, say so with 1012, or put a `retry-after-ms` hint into the reason.',
          'Stop accepting connections before you close the old ones, so that clients are sent to an instance that stays.',
        ],
      },
      whatWeDo:
        'We retry after 0 to 1.2 s, then 1 to 2 s, 2 to 4 s and so on, each wait drawn at random; no wait is longer than 5 minutes.',
      why: 'Another instance is usually ready, so a long wait would only be downtime; the spread keeps a thousand clients from arriving in the same millisecond.',
      useWhen: 'Send 1001 when this endpoint goes away and another one may answer the next attempt.',
    },
    1002: {
      inShort: 'the peer broke the rules of the WebSocket protocol',
      description:
        'The sender received bytes that are not valid WebSocket traffic, such as a frame with reserved bits, a fragment out of order, or a control frame that is too long. It can no longer trust what follows.',
      whenYouSeeIt: [
        'A proxy has altered the stream, or two libraries disagree about an extension such as compression.',
        'A WebSocket library has a bug, or something writes to the TCP connection beside it.',
        'The server means something else: Bandit sends 1002 to idle connections.',
        'On the server, as an answer: a peer that does not know 1012, 1013 or 1014 answers them with 1002.',
      ],
      howToFixIt: {
        client: [
          'Update the WebSocket library; then try without compression (`permessage-deflate`) and without the proxy in between. What makes the error go away is the culprit.',
          'Capture the traffic: the last frame before the Close frame is the one that was not understood.',
        ],
        server: [
          'Read the log of your WebSocket library: it names the rule that was broken.',
          'Do not use 1002 for timeouts or for errors of the application. Those are 3008, 1008, or a code from 4000 to 4999.',
        ],
      },
      whatWeDo: 'We retry three times, after 1 to 2 s, 2 to 4 s and 4 to 8 s, and then stop.',
      why: 'A real protocol error returns at once, and endless retries only fill logs. The three attempts are for servers that say 1002 and mean something that passes.',
      useWhen: 'Leave 1002 to the WebSocket library, which sends it when a frame breaks the protocol.',
    },
    1003: {
      inShort: 'a message was of a type that the endpoint does not take',
      description:
        'The endpoint read the message without trouble and cannot use its type: usually binary data at an endpoint that takes only text, or text where bytes are expected.',
      whenYouSeeIt: [
        'The client sends a `Blob` or an `ArrayBuffer` to a server that expects JSON. Amazon API Gateway takes no binary messages at all.',
        'The type was right and the content was not: Starlette sends 1003 for text that is not JSON, too.',
      ],
      howToFixIt: {
        client: [
          'Send what the endpoint takes: `JSON.stringify(value)` for text, bytes only where they are asked for. A serializer that was swapped, from JSON to MessagePack for instance, changes the type of every message.',
          'If it always follows the same message, reproduce that one alone.',
        ],
        server: [
          'Say in the reason which type you expected.',
          'Text that is not valid UTF-8 is 1007; content that you refuse is 1008, or a code of your own.',
        ],
      },
      whatWeDo: 'We stop, and the decision names the fix.',
      why: 'The client would send the same thing again and be thrown out again. Only changed code helps.',
      useWhen: 'Send 1003 when a message is text and you take only binary, or the other way round.',
    },
    1004: {
      inShort: 'no meaning was ever given to it',
      description:
        'RFC 6455 sets the number aside for a meaning to be defined later; none has been. No endpoint may send it.',
      whenYouSeeIt: [
        'A faulty server sends it to a browser built on Chromium, which passes on most codes that nobody may send (not 1005, 1006 and 1015). `ws` and the WebSocket of Node report an error and 1006 instead.',
      ],
      howToFixIt: {
        client: ['Treat it like any code that you do not know, and report it to whoever runs the server.'],
        server: [
          'Look for a wrong constant, and send a code that has a meaning. A library that lets you send 1004 does not check its codes.',
        ],
      },
      whatWeDo:
        'We treat it as an unknown code, with 10 attempts at most, after 1 to 2 s, 2 to 4 s and so on. The log says once how to teach us the code.',
      why: 'A code without a meaning does not say what would help, so we try for a while and do not insist.',
      useWhen: 'Never send 1004.',
    },
    1005: {
      inShort: 'the peer closed properly and gave no code',
      description:
        'A Close frame came, and it was empty. 1005 was not in it: the client’s runtime reports the number to say that there was none. The closing handshake was complete, so `wasClean` is true.',
      whenYouSeeIt: [
        'The server called `close()` without arguments. In `ws` and in Tornado that sends an empty Close frame, and Engine.IO ends its connections that way.',
        'You called `close()` without a code yourself, and the peer answered in kind.',
      ],
      howToFixIt: {
        client: [
          'Do not conclude from 1005 who closed: remember in a variable of your own whether you asked for it.',
          'Give your own calls a code, `close(1000)`, so that the server can tell a finished session from an unexplained one.',
        ],
        server: ['Pass a code, and a reason, to every `close()`. An empty frame does not say whether to come back.'],
      },
      whatWeDo:
        'It is the end, if the application called `close()` itself. From the server it is a loss: we retry after 0 to 1.2 s, then 1 to 2 s, 2 to 4 s and so on; no wait is longer than 5 minutes.',
      why: 'A server that says nothing is mostly one that stops, or that drops idle connections. Whoever wants a client to stay away can say 1000.',
      useWhen: 'Never put 1005 into a frame: it stands for a frame without a code. Close with a code instead.',
    },
    1006: {
      inShort: 'the connection ended, and no Close frame said why',
      description:
        'Nothing was received that explains the end. 1006 is never sent: the client’s runtime reports it when TCP broke, when nobody answered, or when the handshake failed, and a script may not learn which of these it was. What it can know is whether this attempt ever opened.',
      whenYouSeeIt: [
        'It had been open: the network changed, the machine slept, the server’s process was killed, or a proxy cut a connection without traffic (nginx after 60 s, by default).',
        'It had been open, and the server’s handler crashed: uvicorn and Tornado end the TCP connection then, without a 1011.',
        'It never opened: a wrong address, no network, a TLS problem, or an HTTP answer such as 401, 403, 404, 429 or 503, which browsers hide from scripts.',
        'The server broke the rules: a bad frame, text that is not UTF-8, a Close frame with a code that nobody may send. The client tells the server why (1002 or 1007, for instance) and reports 1006 itself.',
      ],
      howToFixIt: {
        client: [
          'If it never opens, look at the handshake in the browser’s network panel, or repeat it outside the browser: there the HTTP status can be seen.',
          'If it dies after the same idle time each time, send a heartbeat at a shorter interval than the shortest timeout on the way.',
          'If credentials are part of the handshake, renew them: an expired token looks exactly like this.',
        ],
        server: [
          'Say goodbye before the process ends: 1001 or 1012 on shutdown, 1011 from the error handler, 1013 when there is no room.',
          'Set the idle timeouts of proxies (`proxy_read_timeout` in nginx) above the interval of your heartbeat.',
          'Accept first and then close with 3000, where you would refuse the handshake with 401: browsers can read a close code.',
        ],
      },
      whatWeDo:
        'If it had been open, we retry after 0 to 1.2 s, then 1 to 2 s, 2 to 4 s and so on. If it never opened, we go on to the next endpoint, if there are several; else the first wait is 0.5 to 1 s. After the third such attempt in a row, and about once an hour from then on, we ask `reauthenticate` for new credentials, if there is one. Waits are longer where the attempts themselves take long, but none is longer than 5 minutes. There is no limit to the attempts.',
      why: 'Most causes pass by themselves, and a network that is gone for an hour is no reason to give up. RFC 6455 asks for a random first delay and for growing ones after it, so that a crash does not become a flood.',
      useWhen: 'Never send 1006. Clients that report it tell you that your connections end without a word.',
    },
    1007: {
      inShort: 'a message’s content contradicts its type',
      description:
        'A message could not be decoded as what it claims to be. For a text message that means bytes that are not valid UTF-8; most WebSocket libraries check this by themselves.',
      whenYouSeeIt: [
        'A text was split into messages in the middle of a character, or was encoded in Latin-1.',
        'Compressed or encrypted bytes were sent as text.',
        'On the server, rarely from a browser: Chromium answers such text with 1002.',
        'A service uses the code for arguments that it does not accept, as users of Gemini Live report.',
      ],
      howToFixIt: {
        client: [
          'Send strings, and leave their encoding to the platform; send everything else as binary.',
          'Never cut encoded text at a number of bytes.',
        ],
        server: [
          'If the text comes from another system, convert it to UTF-8 where it enters yours.',
          'Find out whether your library checks at all: gorilla/websocket leaves it to you.',
          'Valid UTF-8 that you cannot parse is not a 1007: use 1008, or a code of your own.',
        ],
      },
      whatWeDo: 'We stop, and the decision names the fix.',
      why: 'The same bytes would be refused again.',
      useWhen: 'Leave 1007 to the WebSocket library, if it checks UTF-8: it is for text that is not valid.',
    },
    1008: {
      inShort: 'the endpoint refuses what its peer did, by a rule of its own',
      description:
        'The general refusal. A message, or the session as a whole, broke a rule of the endpoint, and either no other code fits or the endpoint does not want to be more precise.',
      whenYouSeeIt: [
        'Credentials are missing, have expired, or are not enough. Many servers say it this way; 3000 and 3003 are younger.',
        'Too many messages: Amazon API Gateway sends 1008 to clients that are over its rate limit.',
        'A message came at a time, or in a form, that the protocol on top of the WebSocket does not allow.',
      ],
      howToFixIt: {
        client: [
          'Read the reason: it decides between logging in again, sending less, and correcting a message.',
          'Give the socket a `reauthenticate` function, so that an expired token is renewed without anybody noticing.',
          'If the reason mentions a rate limit, send less. Coming back faster makes it worse.',
        ],
        server: [
          'Say what helps, where you can: 3000 when a login is missing, 3003 when access is denied, 1013 with a `retry-after-ms` hint when it was only too much.',
          'Name the rule in the reason; there is room for 123 bytes.',
        ],
      },
      whatWeDo:
        'With a `reauthenticate` function we get new credentials and retry at once; if those are refused within a minute, we stop. Without one we make three attempts, after 5 to 10 s, 10 to 20 s and 20 to 40 s (30 to 60 s if no session was stable), and then stop. With a `retry-after-ms` hint we retry when it says, whether there is a `reauthenticate` or not.',
      why: '1008 mostly means a token, sometimes a rate limit, rarely a bug. New credentials cost a single attempt; insisting after that gets clients banned.',
      useWhen: 'Send 1008 when a client broke a rule of yours and no other code says it better.',
    },
    1009: {
      inShort: 'a message was larger than the endpoint takes',
      description: 'The endpoint limits the size of a message, and one went over the limit.',
      whenYouSeeIt: [
        'A message was over the server’s limit: `maxPayload` in `ws`, 128 KB in Amazon API Gateway.',
        'On the server: it sent more than the client’s library accepts.',
        'After a reconnection, when an application sends everything that it gathered meanwhile as one message.',
      ],
      howToFixIt: {
        client: [
          'Split large payloads, or upload them over HTTP and send a reference.',
          'Where messages are gathered, count bytes and not messages.',
        ],
        server: [
          'Set the limit to what you can hold in memory once for each connection, and document it.',
          'Send the client less at a time, if it was the client that gave up.',
        ],
      },
      whatWeDo: 'We stop, and the decision names the fix.',
      why: 'The message would be sent and refused again, and every round would upload it anew.',
      useWhen: 'Send 1009 when a message is over your limit; WebSocket libraries do so by themselves.',
    },
    1010: {
      inShort: 'the client needs an extension that the server did not agree to',
      description:
        'A client sends it when the answer to its handshake lacks an extension that it cannot do without; the reason should name the extension. A server has no use for it, as it can refuse the handshake.',
      whenYouSeeIt: [
        'On the server: a client insists on an extension, for instance one that only its own vendor has.',
        'In a browser hardly ever: a page cannot choose extensions.',
        'On the client it is the server’s mistake.',
      ],
      howToFixIt: {
        client: [
          'Make the extension optional, or connect to a server that has it.',
          'If a server sent you 1010, report it: the code is for clients.',
        ],
        server: ['Enable the extension, and check that no proxy removes the `Sec-WebSocket-Extensions` header.'],
      },
      whatWeDo: 'We stop, and the decision names the fix.',
      why: 'The next handshake would come to the same result.',
      useWhen: 'Send 1010 as a client that cannot work without an extension, and never as a server.',
    },
    1011: {
      inShort: 'something unexpected failed in the server',
      description:
        'The server ran into something that it did not expect and could not go on with this connection. It is the WebSocket twin of HTTP 500: the cause lies in the server’s code, or in something that it depends on, and its log knows more than any client.',
      whenYouSeeIt: [
        'A message handler threw, and nobody caught it: Cowboy, Jetty, Spring and Python’s websockets turn that into 1011.',
        'Something behind the server failed: a database, a queue, another service.',
        'A ping was not answered in time: Python’s websockets and uvicorn report that with 1011, too.',
        'On the server: a client may send it as well. The client of Python’s websockets does so when its own ping goes unanswered.',
      ],
      howToFixIt: {
        client: [
          'There is nothing to correct in the client, unless 1011 always follows the same message: then that message triggers the bug, and holding it back helps until the bug is fixed.',
          'If it follows the same idle time each time, it is probably an unanswered ping: look at what keeps the client busy or suspended, and at the proxies in between.',
        ],
        server: [
          'Look in the log at the time of the close, find the exception, and fix the bug.',
          'Put error handling around the processing of each message: answer a failed request with an error message, and keep the connection for the next one.',
          'Keep details out of the reason; an identifier that leads to the log entry is enough.',
          'If the failure is a timeout under load, it is not a bug in that handler: send 1013.',
        ],
      },
      whatWeDo:
        'We retry after 2 to 4 s, then 4 to 8 s and so on; no wait is longer than 5 minutes, and we never stop by ourselves. The third session of an outage that ends like this before it was stable is a crash loop: the decision says so, and the waits go on from 30 to 60 s.',
      why: 'Bugs get fixed while tabs stay open, and the client should be there when the server works again. But a server that crashes on every connection must not be hit every second.',
      useWhen: 'Send 1011 from the error handler of a connection, when something failed that should not have.',
    },
    1012: {
      inShort: 'the service is restarting and will be back',
      description:
        'The server ends its connections because it restarts, and says in advance that coming back makes sense. The code was registered together with advice for clients: reconnect after a random time between 5 and 30 seconds.',
      whenYouSeeIt: [
        'A new version is being deployed: uvicorn, and Phoenix while it drains its sockets, send 1012 when they shut down.',
        'A managed service restarts, as Amazon API Gateway documents it.',
      ],
      howToFixIt: {
        client: [
          'Nothing is wrong. Keep the wait random: a whole fleet has lost the server within the same second.',
          'Tell users that the service is restarting; the time of the next attempt is in the snapshot.',
        ],
        server: [
          'Spread the return yourself: give each client a different `retry-after-ms`, spread over the time that the restart takes and the crowd needs.',
          'Where you can, let the new instance accept connections before the old one closes its own.',
        ],
      },
      whatWeDo:
        'We wait as long as a `retry-after-ms` hint says, else for 5 to 30 s (`restartSpreadMs`), drawn anew for each 1012. A retry that finds nobody is a 1006, and waits like one.',
      why: 'A server is at its weakest while it starts. A crowd that is spread over 25 seconds does not turn the restart into an outage.',
      useWhen: 'Send 1012 when you restart on purpose and will be back at the same place soon.',
    },
    1013: {
      inShort: 'the server is overloaded and turns clients away for now',
      description:
        'A temporary condition keeps the server from serving this client: too many connections, a full queue, a dependency that is away. No restart is under way, unlike with 1012; the server runs, and cannot take more clients now. The code was registered with strict advice: go to another address of the service, or come back to the same one only when a user asks for it.',
      whenYouSeeIt: [
        'The server sheds load, because it has reached a limit of connections, memory or time.',
        'Something it needs is away for the moment: Kraken has been seen to send 1013 when market data was unavailable.',
        'Hardly ever from a framework by itself: somebody decided to send it, and may have put more into the reason.',
      ],
      howToFixIt: {
        client: [
          'Reconnect with exponential backoff and jitter: start at 1 second and double it with each attempt. A short fixed delay keeps the server down.',
          'Name all endpoints of the service, if it has several; the next one is then tried at once.',
          'If it persists, reduce connections: one for all tabs instead of one for each, one socket for many subscriptions.',
        ],
        server: [
          'Look at capacity: which limit was reached, and when? Scale out, or raise the limit if the machine has room.',
          'Say when to come back: `formatRetryHint(delayMs)` makes the reason. Give each client a different delay, and longer ones as the queue grows.',
          'Refuse early and cheaply, before anything is loaded for the client.',
        ],
      },
      whatWeDo:
        'We wait exactly as long as a `retry-after-ms` hint says, at most an hour. Without one we go on to the next endpoint, if there are several; else we wait 0.5 to 1 s, then 1 to 2 s, 2 to 4 s and so on, and at least half the time that the outage has lasted, but never more than 5 minutes.',
      why: 'Every attempt costs an overloaded server something. Waits that grow with the outage thin the crowd until the server can take it, however large the crowd is.',
      useWhen:
        'Send 1013 when you could serve this client later but not now, and put a `retry-after-ms` hint into the reason.',
    },
    1014: {
      inShort: 'a gateway got no usable answer from the server behind it',
      description:
        'A server that works as a gateway got an invalid answer from the server behind it: the twin of HTTP 502. The connection to the gateway itself was fine.',
      whenYouSeeIt: [
        'The server behind the gateway crashed, is restarting, or speaks a different protocol from the one that the gateway expects.',
        'Rarely: a proxy that only passes bytes on cannot write a Close frame, so behind one you see 1006; and gorilla/websocket refuses a 1014 that it receives.',
      ],
      howToFixIt: {
        client: [
          'Wait and retry, or go to another endpoint; nothing is wrong with the client.',
          'If it lasts, report it with the time: the gateway’s log has the cause.',
        ],
        server: [
          'Look at the server behind the gateway first, then at the addresses and timeouts in the gateway.',
          'If that server is only restarting, close with 1012: clients then wait the right time.',
        ],
      },
      whatWeDo:
        'We follow a `retry-after-ms` hint. Without one we go on to the next endpoint, if there are several; else we wait 0.5 to 1 s, then 1 to 2 s and so on; no wait is longer than 5 minutes.',
      why: 'What is behind the gateway comes back by itself or has to be repaired, and neither gets faster when a crowd asks often.',
      useWhen: 'Send 1014 as a gateway, when the server behind you answered wrongly or not at all.',
    },
    1015: {
      inShort: 'TLS failed before there was a connection',
      description:
        'A local value for a TLS handshake that failed, for instance because the certificate could not be verified. It is never sent, and by the standard for browsers not even shown: scripts get 1006.',
      whenYouSeeIt: [
        'In Firefox, when the security that was negotiated is too weak for it.',
        'Hardly ever elsewhere: Chromium, Node and `ws` report 1006 when TLS fails.',
      ],
      howToFixIt: {
        client: [
          'Open the same host with `https://` in the browser, which shows what is wrong with the certificate.',
          'Connect by the name in the certificate, not by an IP address.',
        ],
        server: [
          'Renew the certificate and send the whole chain; `openssl s_client -connect host:443 -servername host` shows what clients get.',
          'Offer current versions of TLS.',
        ],
      },
      whatWeDo:
        'We make three attempts, after 0.5 to 1 s, 1 to 2 s and 2 to 4 s, and then stop. If there are several endpoints, the next one is tried first, at once.',
      why: 'A certificate does not get better within seconds, but a load balancer that is being changed may.',
      useWhen: 'Never send 1015.',
    },
    3000: {
      inShort: 'the client has to log in, first or again',
      description:
        'The endpoint asks for valid credentials: there were none, or they have expired or were revoked. It is the twin of HTTP 401. IANA lists it for any application, but the number had been used for other things before.',
      whenYouSeeIt: [
        'A token expired while the connection was open.',
        'The connection opened without credentials, and the message that should bring them was wrong or did not come.',
        'With another meaning: in Centrifugo 3000 is a plain “connection closed”, in SockJS it is “Go away!”. The dialects know.',
      ],
      howToFixIt: {
        client: [
          'Give the socket a `reauthenticate` function that gets a new token, and a `url` function that uses it.',
          'If a gap at the wrong moment would hurt, renew the token before it expires and call `reconnect()` at a quiet one.',
          'If new credentials are refused as well, send the user to the login page.',
        ],
        server: [
          'Accept the connection and close it with 3000. A 401 in the handshake is hidden from browsers, which report 1006.',
          'If the client is known and may not do this, send 3003: new credentials would not help.',
        ],
      },
      whatWeDo:
        'We call `reauthenticate` and retry at once. New credentials that are refused within a minute stop the socket, and so does the lack of `reauthenticate`.',
      why: 'Without new credentials every attempt ends the same way, and with them the first one works. If they are refused as well, the token was not the problem.',
      useWhen: 'Send 3000 when the client may come back with valid credentials.',
    },
    3003: {
      inShort: 'the client is known, and may not do this',
      description:
        'The client has logged in, and its rights do not cover what it wants: the twin of HTTP 403. Logging in again as the same user changes nothing.',
      whenYouSeeIt: [
        'A channel, a tenant or a feature that the user has no access to, or no longer has.',
        'A user who was banned, or a plan that does not include the service.',
        'With another meaning: in SaltyRTC 3003 is a regular hand-over to another channel.',
      ],
      howToFixIt: {
        client: [
          'Tell the user, and offer what changes it: another account, or a way to ask for access.',
          'When the rights have changed, make a new socket.',
        ],
        server: ['Say in the reason which right is missing.', 'If a login would help, send 3000.'],
      },
      whatWeDo: 'We stop, and the decision names the fix.',
      why: 'Until somebody changes the rights, every retry is refused in the same way, and looks like an attack meanwhile.',
      useWhen: 'Send 3003 when the client is who it says it is, and still may not do this.',
    },
    3008: {
      inShort: 'the peer took too long over something that was expected of it',
      description:
        'The endpoint gave up waiting for the application at the other end: for a login, an answer, a sign of life. It is the twin of HTTP 408, and not about the network.',
      whenYouSeeIt: [
        'The client did not log in or subscribe within the time that the server allows.',
        'The client was suspended, in a hidden tab or asleep, and missed a deadline.',
        'With another meaning: in Centrifugo 3008 is “slow”, for clients that read too slowly; in AssemblyAI it is the maximum length of a session.',
      ],
      howToFixIt: {
        client: [
          'Send the first message from the `open` listener, before anything that takes time.',
          'After sleep and in hidden tabs it is to be expected, and reconnecting is the cure.',
        ],
        server: [
          'Allow for slow phones, and for each round trip that a login needs.',
          'Say in the reason what you were waiting for.',
        ],
      },
      whatWeDo: 'We retry after 0 to 1.2 s, then 1 to 2 s, 2 to 4 s and so on; no wait is longer than 5 minutes.',
      why: 'What took too long once is mostly quick the next time. If it is not, the waits grow.',
      useWhen: 'Send 3008 when a client took too long over something that your protocol asks of it.',
    },
  },

  unregistered: {
    unused: {
      inShort: 'it is too small to be a close code',
      description: 'Close codes begin at 1000. Smaller numbers are not used, and no endpoint may send them.',
      whenYouSeeIt: [
        'A faulty server sends it to a browser built on Chromium, which passes it on. `ws` and the WebSocket of Node report an error and 1006 instead.',
        'In code of your own that takes an HTTP status, or an exit code, for a close code.',
      ],
      howToFixIt: {
        client: ['Report it to whoever runs the server.'],
        server: ['Send a registered code, or one from 4000 to 4999.'],
      },
      whatWeDo:
        'We treat it as an unknown code, with 10 attempts at most, after 1 to 2 s, 2 to 4 s and so on. The log says once how to teach us the code.',
      why: 'A number without a meaning does not say what would help, so we try for a while and do not insist.',
      useWhen: 'Never send a number below 1000.',
    },
    unassigned: {
      inShort: 'it is reserved for the protocol and has no meaning yet',
      description:
        'The numbers up to 2999 belong to the WebSocket protocol, its revisions and public extensions, and this one is not assigned as far as we know. No endpoint may send it until it is.',
      whenYouSeeIt: [
        'A faulty server sends it to a browser built on Chromium, which passes it on. `ws` and the WebSocket of Node report an error and 1006 instead.',
        'It was registered after this text was written: look it up in IANA’s registry.',
      ],
      howToFixIt: {
        client: ['Report it to whoever runs the server.'],
        server: ['For codes of your own use 4000 to 4999.'],
      },
      whatWeDo:
        'We treat it as an unknown code, with 10 attempts at most, after 1 to 2 s, 2 to 4 s and so on. The log says once how to teach us the code.',
      why: 'A number without a meaning does not say what would help, so we try for a while and do not insist.',
      useWhen: 'Do not send a number below 3000 that is not assigned.',
    },
    library: {
      inShort: 'it belongs to a library or framework that we do not know',
      description:
        'The numbers from 3000 to 3999 are for libraries, frameworks and applications, which can register them with IANA, first come, first served. The protocol gives them no meaning: the server’s documentation does.',
      whenYouSeeIt: ['The framework of the server, or the service that you use, has codes of its own.'],
      howToFixIt: {
        client: [
          "Look the code up in the documentation of the service, and teach it to the socket, with one of our dialects, a dialect of your own, or, if it were 3456, `codes: { 3456: 'backoff' }`.",
        ],
        server: ['Document the code: what it means, and whether to come back.'],
      },
      whatWeDo:
        'We make 10 attempts at most, after 1 to 2 s, 2 to 4 s and so on. A `retry-after-ms` hint is followed. The log says once how to teach us the code.',
      why: 'It may mean anything from “come back at once” to “never again”, so we try for a while and do not insist.',
      useWhen: 'Send a code from 3000 to 3999 only if it is registered, or if it is your framework’s own.',
    },
    private: {
      inShort: 'it means what this server and its clients have agreed on',
      description:
        'The numbers from 4000 to 4999 are for private use. They cannot be registered, so the same number means different things elsewhere: 4004 is final in Discord, and worth a retry in Twitch EventSub.',
      whenYouSeeIt: ['The server’s application, or the service that you use, closed with a code of its own.'],
      howToFixIt: {
        client: [
          "Look the code up in the documentation of the service, and teach it to the socket, with one of our dialects, a dialect of your own, or, if it were 4123, `codes: { 4123: 'none' }`.",
        ],
        server: [
          'Document the code: what it means, and whether to come back.',
          'Use a standard code where one fits: 1013 for overload, 3000 for a login, 3003 for denied access. A client that has never heard of your service can act on those.',
        ],
      },
      whatWeDo:
        'We make 10 attempts at most, after 1 to 2 s, 2 to 4 s and so on; from the third session of an outage that was closed before it was stable, after 30 to 60 s and more. A `retry-after-ms` hint is followed. The log says once how to teach us the code.',
      why: 'It may mean anything from “come back at once” to “never again”, so we try for a while and do not insist.',
      useWhen: 'Send a code from 4000 to 4999 for what only your application can explain.',
    },
    outside: {
      inShort: 'it is not a close code',
      description:
        'Close codes are whole numbers from 1000 to 4999. A Close frame has room for numbers up to 65535, but nobody may send one above 4999.',
      whenYouSeeIt: [
        'A faulty server sends it to a browser built on Chromium, which passes it on. `ws` and the WebSocket of Node report an error and 1006 instead.',
        'A runtime without a code in its `close` event.',
      ],
      howToFixIt: {
        client: ['Report it to whoever runs the server, or wrote the runtime.'],
        server: ['For codes of your own use 4000 to 4999.'],
      },
      whatWeDo:
        'We treat it as an unknown code, with 10 attempts at most, after 1 to 2 s, 2 to 4 s and so on. The log says once how to teach us the code.',
      why: 'A number without a meaning does not say what would help, so we try for a while and do not insist.',
      useWhen: 'Never send a number that is not from 1000 to 4999.',
    },
  },

  pairs: {
    '1000/1001': {
      introduction:
        '1000 and 1001 both end a connection politely. 1000 says that the work is done; 1001 says that one side has to go although it is not.',
      keyDifferences: [
        'What is over: after 1000 the session itself, after 1001 only this connection to this endpoint.',
        'Coming back: after 1000 it is not wanted, after 1001 it is, as another instance may already be waiting.',
        'Browsers: a page may pass 1000 to `close()` but not 1001, which the browser sends by itself when the page is left.',
        'Trust: servers say 1000 too often, when idle, on shutdown, even after a crash. 1001 mostly means what it says.',
        'What we do: after 1000 we stop, after 1001 we retry after 0 to 1.2 s.',
      ],
      whenToUseWhich: [
        'Send 1000 when both sides have finished and the client should stay away.',
        'Send 1001 when you shut down, drain, or end a connection for being too old or idle, and the client should come back. Phoenix changed its “disconnect” broadcast from 1000 to 1001 because clients never returned.',
      ],
    },
    '1001/1012': {
      introduction:
        '1001 and 1012 both announce an end that was planned. 1001 says only that this endpoint leaves; 1012 adds that the service restarts and will be back.',
      keyDifferences: [
        'Promise: 1012 promises that the same place will answer again soon. 1001 promises nothing; the next attempt may reach another instance, or nobody.',
        'Sender: 1012 is for servers. 1001 can come from either side, and browsers send it whenever a page is left.',
        'In the wild: most servers that say anything when they stop say 1001. 1012 comes from uvicorn, from Phoenix while it drains, and from Amazon API Gateway.',
        'Origin: 1001 is in RFC 6455; 1012 was registered later, with advice to wait for 5 to 30 s.',
        'What we do: after 1001 the first retry comes after 0 to 1.2 s, as another instance probably has room. After 1012 it comes when the hint says, or after 5 to 30 s, as nobody answers until it is up again.',
      ],
      whenToUseWhich: [
        'Send 1001 when clients should go elsewhere at once: one instance of many leaves the load balancer.',
        'Send 1012 when they should wait for the same place: a single server, or a deployment that replaces everything.',
        'With either, `retry-after-ms` in the reason says exactly when.',
      ],
    },
    '1002/1007': {
      introduction:
        '1002 and 1007 both say that bytes were wrong, at two levels. 1002 is about the frames, 1007 about what was in them.',
      keyDifferences: [
        'Level: with 1002 the stream of frames itself made no sense. With 1007 the frames were fine, but the text in them was not valid UTF-8.',
        'Where the bug is: 1002 points to a WebSocket library, a proxy or an extension, code that you seldom write yourself. 1007 points to the code that made the message.',
        'How it shows: 1007 comes with particular messages, 1002 with particular peers and networks.',
        'Trust: 1007 nearly always means what it says. 1002 is also sent for idle connections (Bandit), for codes that the peer does not know, and by Chromium for bad UTF-8.',
        'What we do: after 1002 we make three attempts, after 1007 none.',
      ],
      whenToUseWhich: [
        'Leave both to the WebSocket library, which checks frames and, mostly, UTF-8 before your code sees anything.',
        'For a message that is valid text and still wrong, use neither: send 1008, or a code of your own.',
      ],
    },
    '1003/1007': {
      introduction:
        '1003 and 1007 both reject a message. 1003 rejects its type, whatever is in it; 1007 rejects its content, because it contradicts the type.',
      keyDifferences: [
        'Question: 1003 answers “do I take binary here?”. 1007 answers “is this text really text?”.',
        'Who notices: 1003 is decided by the application, 1007 by the WebSocket library, which should check UTF-8.',
        'Example: an `ArrayBuffer` sent to a JSON endpoint is 1003. A text message with a byte such as 0xFF in it is 1007.',
        'The fix: after 1003 send the other type; after 1007 keep the type and correct the encoding.',
        'What we do: after either we stop, since the same message would end the next session, too.',
      ],
      whenToUseWhich: [
        'Send 1003 when a message is of a type that this endpoint never takes.',
        'Leave 1007 to the library, if it checks UTF-8. Text that is valid but not JSON is neither: send 1008, or a code of your own.',
      ],
    },
    '1005/1006': {
      introduction:
        '1005 and 1006 are both made up by the client’s own runtime, to report what was missing. With 1005 a Close frame came without a code; with 1006 no Close frame came at all.',
      keyDifferences: [
        'What arrived: 1005 is a complete closing handshake with an empty frame. 1006 is silence, a broken connection or a failed handshake.',
        '`wasClean`: true with 1005, false with 1006.',
        'Intent: with 1005 somebody called `close()` and gave no reason. With 1006 mostly nobody meant to close.',
        'Before open: a connection that never opened ends with 1006 (in Firefox rarely with 1015), never with 1005.',
        'Where to look: for 1005 at the server’s calls of `close()`; for 1006 at the network, proxies, crashes and the HTTP status of the handshake.',
        'What we do: after either we retry after 0 to 1.2 s if it had been open. If it never opened we begin with 0.5 to 1 s, and after three such attempts ask `reauthenticate`.',
      ],
      whenToUseWhich: [
        'Neither can be sent.',
        'To replace 1005 by something useful, close with a code. To replace 1006, send a Close frame in the first place: on shutdown, and from the error handler.',
      ],
    },
    '1006/1011': {
      introduction:
        'A server that crashes shows as 1011 or as 1006. With 1011 it could still say so; with 1006 nobody said anything, and a crash is one cause of many.',
      keyDifferences: [
        'Origin: 1011 was sent by the server in a Close frame. 1006 is the client’s own word for having received none.',
        'Certainty: 1011 proves that a server, or a gateway in front of it, was reached and gave up: mostly because something failed, sometimes because a ping went unanswered. Behind 1006 may be the server, a proxy, the network, TLS, or an HTTP status that the browser hides.',
        'Frameworks: the same exception in a handler is 1011 with Cowboy, Jetty or Python’s websockets, and 1006 with uvicorn, Tornado, or `ws` when its process dies of it.',
        'Where to look: after 1011 in the server’s log. After 1006 first at whether it ever opened, then at the timeouts of proxies, then in the log.',
        'What we do: after 1006 we suppose the network and retry after 0 to 1.2 s. After 1011 we suppose a bug, wait 2 to 4 s, and slow down to 30 s when it becomes a crash loop.',
      ],
      whenToUseWhich: [
        'Send 1011 as long as your code still runs: a handler that catches its errors and closes with 1011 spares everybody the search.',
        '1006 cannot be sent. Where clients report it in numbers, look for what ends connections without closing them.',
      ],
    },
    '1008/3000': {
      introduction:
        '1008 and 3000 both turn a client away. 3000 says that valid credentials would help; 1008 says only that a rule was broken, and missing credentials are only one possibility.',
      keyDifferences: [
        'Precision: 3000 means one thing, like HTTP 401. 1008 covers logins, rates, origins and malformed requests.',
        'Origin: 1008 is part of RFC 6455, and every library has it. 3000 is a registration in the range for applications, which a page may send, too.',
        'Collisions: 1008 has come to mean many things. 3000 is something else in some protocols, such as Centrifugo.',
        'What we do with `reauthenticate`: the same after both, new credentials and one more try.',
        'What we do without: after 3000 we stop at once, as nothing else can help. After 1008 we make three slow attempts, since it may have been a rate limit.',
        'Hints: `retry-after-ms` turns 1008 into a retry; it does not save a 3000 when there is no `reauthenticate`.',
      ],
      whenToUseWhich: [
        'Send 3000 when a token is missing, expired or revoked.',
        'Send 1008 for other broken rules, with the rule in the reason. For too many requests 1013 with a hint serves the client better.',
      ],
    },
    '1011/1013': {
      introduction:
        '1011 and 1013 both say that the server could not serve you, and many clients treat them alike. They differ in what is wrong: after 1011 somebody has to repair the server; after 1013 there is nothing to repair, there is only too much at once.',
      keyDifferences: [
        'Cause: 1011 is an accident, a bug or a broken dependency that hit this connection. 1013 is a decision of a server that works and protects itself.',
        'Who has to act: after 1011 somebody reads the log, fixes the bug and puts error handling around the processing of messages. After 1013 time is enough; if it persists, somebody looks at capacity.',
        'What a retry does: after 1011 it may run into the same bug. After 1013 it adds to the load that caused it.',
        'Who is hit: 1011 often hits a single client, whose message triggers the bug. 1013 hits whoever arrives.',
        'In HTTP: 1011 is 500, 1013 is 503 with Retry-After.',
        'What we do: after 1011 we wait 2 to 4 s, then longer, and from 30 s in a crash loop. After 1013 we follow the server’s hint, else go to the next endpoint, else wait 0.5 to 1 s and then longer with the outage. We give up after neither.',
      ],
      whenToUseWhich: [
        'Send 1011 where you catch what should not have happened.',
        'Send 1013 where you decide whom to admit, with `retry-after-ms` in the reason.',
        'When handlers fail because the server is overloaded, it is still 1013. Called 1011, it sends people looking for a bug that does not exist, and no client goes to another endpoint.',
      ],
    },
    '1012/1013': {
      introduction:
        '1012 and 1013 both ask the client to come back later. With 1012 the server goes away and returns; with 1013 it is there all the time and has no room.',
      keyDifferences: [
        'State: with 1012 a restart is under way. With 1013 nothing restarts; the server runs and turns clients away.',
        'How long: a restart takes a time that can be estimated. An overload lasts until the load falls, and the waiting clients are part of the load.',
        'How to wait: after 1012 a random moment within a fixed span is enough, 5 to 30 s by its registration. After 1013 the waits have to grow.',
        'Elsewhere: 1013 asks to try another address of the service. 1012 does not.',
        'Who is hit: 1012 hits everybody at once. 1013 hits those who arrive, or those whom the server chooses.',
        'What we do: both follow a `retry-after-ms` hint. Without one, 1012 waits for 5 to 30 s, each time it comes; 1013 goes to the next endpoint, or waits 0.5 to 1 s and then longer with the outage.',
      ],
      whenToUseWhich: [
        'Send 1012 from the shutdown handler of a deployment, with hints that spread the clients over the start.',
        'Send 1013 when a limit is reached, with hints that grow with the queue.',
        'An instance that leaves for good while others stay is neither: send 1001.',
      ],
    },
    '3000/3003': {
      introduction:
        '3000 and 3003 both deny access. After 3000 the question is who you are; after 3003 that is known, and the answer is no.',
      keyDifferences: [
        'In HTTP: 3000 is 401, 3003 is 403.',
        'What helps: after 3000 valid credentials, which a program can often get by itself. After 3003 other rights, which a person has to grant.',
        'Coming back: after 3000 at once, with the new token. After 3003 not before something has changed.',
        'What we do: after 3000 we call `reauthenticate` and retry; after 3003 we stop.',
        'What users should see: after 3000 nothing, or a login page. After 3003 what they lack, and whom to ask.',
      ],
      whenToUseWhich: [
        'Send 3000 when no valid identity came with the connection, or when it expired.',
        'Send 3003 when the identity is valid and not allowed to do this.',
        'A server that answers every problem with 3000 makes clients renew good tokens for nothing.',
      ],
    },
  },

  dialectWords: {
    description: ({ dialect, code, phrase }) => `In the dialect \`${dialect}\`, ${code} means “${phrase}”.`,
    secondhand: 'We know this from others’ accounts, not from the service’s own documents.',
    whenYouSeeIt: ({ dialect, code }) =>
      `A connection that speaks \`${dialect}\` ended with ${code}. Elsewhere the number may mean something else.`,
    useWhen: ({ dialect, code }) => `Send ${code} only where \`${dialect}\` is spoken.`,
    advice: {
      done: 'The session is over. Begin a new one only if the application wants it.',
      network:
        'Usually nothing has to be corrected. If it comes often, look at your heartbeat, at timeouts and at the network.',
      restart: 'Nothing has to be corrected: the service comes back.',
      overload: 'Come back later, and with fewer connections or messages if it persists.',
      fault: 'The service failed. If it always follows the same message, hold that one back and report it.',
      auth: 'Check the credentials, and what they allow.',
      'client-fault': 'Correct what the client sent, or how often, before it comes back.',
      unknown: 'Look the code up in the documentation of the service.',
    },
    stop: 'We stop.',
    reauthenticate:
      'We get new credentials through `reauthenticate` and retry at once. If they are refused within a minute, or if there is no `reauthenticate`, we stop.',
    retry([minMs, maxMs], attempts, grows) {
      const wait = maxMs === 0 ? 'at once' : `after ${minMs / 1000} to ${maxMs / 1000} s`;
      const limit = attempts === undefined ? '' : `, ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} at most`;
      return `We retry ${wait}${grows ? ', then with longer waits' : ''}${limit}.`;
    },
    session: { resume: 'The session can be resumed.', new: 'A new session is needed.' },
    basis: {
      documented: 'The service documents it so.',
      'client-code': 'The service’s own client decides the same.',
      inferred: 'It is our reading: the service documents the code, and not what a client should do.',
    },
    reported: 'By those accounts, the service documents it so.',
    ourWaits: 'Waits that it does not name are ours.',
    rule: (dialect) => `With the dialect \`${dialect}\`,`,
  },

  pairWords: {
    senders: {
      any: 'either side',
      server: 'the server',
      client: 'the client',
      nobody: 'nobody, as no endpoint may',
      agreed: 'either side, as the two have agreed',
    },
    sender: (a, bySender, b, byOther) => `Who sends ${a}: ${bySender}. Who sends ${b}: ${byOther}.`,
    sameSender: (by) => `Who sends them: ${by}.`,
    after: (code) => `After ${code},`,
    afterEither: 'After either,',
  },
};
