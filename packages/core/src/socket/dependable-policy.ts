import { createPolicy, type Policy, type PolicyOptions } from '../decide/policy.ts';
import type { Logger } from './platform.ts';

/** The policy of these options; where `decide` throws or answers nonsense, the standard decision stands. */
export function dependablePolicy(options: PolicyOptions, logger: Logger): Policy {
  const policy = createPolicy(options);
  if (!options.decide) return policy;
  const { decide: _unreliable, ...rest } = options;
  const standard = createPolicy(rest);
  return {
    stableMs: policy.stableMs,
    decide(outage, close, circumstances) {
      try {
        return policy.decide(outage, close, circumstances);
      } catch (error) {
        logger.error('resilient-socket: decide failed; the standard decision stands', error);
        return standard.decide(outage, close, circumstances);
      }
    },
  };
}
