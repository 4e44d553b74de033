/** This page, as the chaos server knows it: a name, so that commands hit only this page, and a token that can expire. */
export interface ChaosClient {
  /** Where to connect, with the token of the moment. */
  url(): Promise<string>;
  refreshToken(signal?: AbortSignal): Promise<string>;
  /** Over HTTP: it gets through whatever state the connection is in. */
  command(name: string, options?: object): Promise<void>;
}

const TOKEN_TTL_MS = 3_600_000;

export function createChaosClient(httpUrl: string): ChaosClient {
  const id = crypto.randomUUID();
  let token: string | undefined;

  async function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
    const response = await fetch(httpUrl + path, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: signal ?? null,
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response;
  }

  async function refreshToken(signal?: AbortSignal): Promise<string> {
    const response = await post('/token', { ttlMs: TOKEN_TTL_MS }, signal);
    const answer: { token: string } = await response.json();
    token = answer.token;
    return answer.token;
  }

  return {
    refreshToken,
    url: async () => `${httpUrl}/?${new URLSearchParams({ client: id, token: token ?? (await refreshToken()) })}`,
    command: async (name, options = {}) => {
      const aim = name === 'restart' ? {} : { client: id };
      await post(`/chaos/${name}`, { ...aim, ...options });
    },
  };
}
