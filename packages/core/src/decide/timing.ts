/** How long and how often to wait after a code. */
export interface Timing {
  /**
   * Ms, 0 or more. The least that a wait can be; waits double, up to the cap. In `codes` a cap below it is refused; where a
   * dialect says it, the cap wins.
   * @default the proportional wait.
   */
  readonly minMs?: number | undefined;
  /** Ms, `minMs` or more. No wait is longer. @default `backoff.maxDelayMs` */
  readonly maxMs?: number | undefined;
  /**
   * 0 or more. Retries of this code in one outage, then it stops. @default Infinity; for `reauthenticate` 0: it stops where
   * there is no way to new credentials.
   */
  readonly attempts?: number | undefined;
}
