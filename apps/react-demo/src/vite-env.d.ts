interface ImportMetaEnv {
  /** The `httpUrl` of the chaos server. */
  readonly VITE_CHAOS_URL?: string;
}
