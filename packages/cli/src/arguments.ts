import { InvalidArgumentError } from 'commander';

/** A Close frame has 16 bits for the code (RFC 6455 §5.5.1). */
const MAX_CODE = 65_535;

/** A close code, legal or not. @throws InvalidArgumentError with the legal range. */
export const oneCode = integer(0, MAX_CODE);

/** Reads an integer from `min` to `max`. @throws InvalidArgumentError with the legal range. */
export function integer(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It must be an integer from ${min} to ${max}.`);
  };
}
