import { checkFunctions } from '../decide/check-functions.ts';
import type { Logger } from './platform.ts';
import { reportLater } from './report-later.ts';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** A logger that throws disturbs nobody. */
export function guarded(logger: Logger): Logger {
  for (const level of LEVELS) checkFunctions({ [level]: logger[level] ?? null }, 'logger.');
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
