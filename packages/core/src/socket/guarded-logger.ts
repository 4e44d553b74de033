import type { Logger } from './platform.ts';
import { reportLater } from './report-later.ts';

/** A logger that throws disturbs nobody. */
export function guarded(logger: Logger): Logger {
  const guard =
    (level: keyof Logger) =>
    (...line: [message: string, ...details: unknown[]]) => {
      try {
        logger[level](...line);
      } catch (error) {
        reportLater(error);
      }
    };
  return { debug: guard('debug'), info: guard('info'), warn: guard('warn'), error: guard('error') };
}
