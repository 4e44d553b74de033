import { defineDialect } from '../decide/dialect.ts';

/** Supabase Realtime, whose client is built on that of Phoenix. */
export const supabaseRealtime = /* @__PURE__ */ defineDialect({
  name: 'supabase-realtime',
  basis: 'client-code',
  verified: 'primary',
  sources: [
    'https://github.com/supabase/supabase-js/blob/master/packages/core/realtime-js/src/phoenix/socketAdapter.ts',
    'https://github.com/phoenixframework/phoenix/blob/main/assets/js/phoenix/socket.js',
  ],
  codes: {
    1000: { recovery: 'none' },
    '1001-4999': { recovery: 'backoff', attempts: Infinity },
  },
});
