import { type Options, readOneOf } from './options.ts';

const REFUSAL_STATUSES = [401, 403, 429, 503] as const;
export type RefusalStatus = (typeof REFUSAL_STATUSES)[number];

export function readStatus(options: Options): RefusalStatus {
  return readOneOf(options, 'status', REFUSAL_STATUSES);
}
