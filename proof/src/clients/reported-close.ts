import type { ReportedClose } from '@resilient-socket/core';

/** What a hook was told of a close. An `error` says nothing; it stands for 1006. */
export function reportedClose(event: unknown): ReportedClose {
  const { code, reason = '', wasClean = false } = (event ?? {}) as Partial<CloseEvent>;
  return typeof code === 'number' ? { code, reason, wasClean } : { code: 1006 };
}
