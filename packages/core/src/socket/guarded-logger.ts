import { checkFunctions } from '../decide/check-functions.ts';
import type { Logger } from './platform.ts';
import { reportLater } from './report-later.ts';

/** A logger that throws disturbs nobody. */
export function guarded(logger: Logger): Logger {
  return { debug: guard('debug'), info: guard('info'), warn: guard('warn'), error: guard('error') };

  function guard(level: keyof Logger) {
    checkFunctions({ [level]: logger[level] ?? null }, 'logger.');
    return (...line: [message: string, ...details: unknown[]]) => {
      try {
        logger[level](...line);
      } catch (error) {
        reportLater(error);
      }
    };
  }
}
