/** Workspace packages resolve to their sources under this export condition: see docs/decisions/0004. */
export const SOURCE_CONDITION = '@resilient-socket/source';
