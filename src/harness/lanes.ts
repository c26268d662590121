/**
 * How many checks run side by side for a number of requests that may be under way: twice as many, so that the wire does
 * not wait while answers are judged, within bounds.
 */
export function lanesFor(concurrency: number): number {
  return Math.max(4, Math.min(64, concurrency * 2));
}
