import { checkKinds } from '../decide/check-kinds.ts';
import type { Logger } from './platform.ts';
import { reportLater } from './report-later.ts';

/** A logger that throws disturbs nobody, and each line says who speaks. */
export function guarded(logger: Logger): Logger {
  return { debug: guard('debug'), info: guard('info'), warn: guard('warn'), error: guard('error') };

  function guard(level: keyof Logger) {
    checkKinds('a function', { [level]: logger[level] }, 'logger.');
    return (line: string) => {
      try {
        logger[level](`resilient-socket: ${line}`);
      } catch (error) {
        reportLater(error);
      }
    };
  }
}
