const moment = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/;

const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** `23 November 2026, 19:51 UTC` of `2026-11-23T19:51:31.971Z`; a text of another form as it is. */
export function momentOf(iso: string): string {
  const [, year, month, day, time] = moment.exec(iso) ?? [];
  const name = months[Number(month) - 1];
  return name === undefined ? iso : `${Number(day)} ${name} ${year}, ${time} UTC`;
}

/** `6.2 s`, `4 min 5 s`: a duration for people, of seconds. */
export function durationOf(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds * 10) / 10} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** A number with separators: `1,204`. */
export function numberOf(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 1 });
}
