/** How long and how often to wait after a code. */
export interface Timing {
  /**
   * Ms, 0 or more. The least that a wait can be, unless the cap is below it: give a `maxMs` where it is more than
   * `backoff.maxDelayMs`. Waits double, up to the cap.
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
