import { defineDialect } from '../decide/dialect.ts';

/** Kubernetes exec and attach: subprotocols `v5.channel.k8s.io` and `v4.channel.k8s.io`. */
export const kubernetesExec = /* @__PURE__ */ defineDialect({
  name: 'kubernetes-exec',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/client-go/tools/remotecommand/websocket.go',
  ],
  codes: {
    1000: { phrase: 'Normal: the streams have ended', category: 'done', recovery: 'none' },
    // To come back would be to run the command again.
    '1001-4999': { recovery: 'none' },
  },
});
