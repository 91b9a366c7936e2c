/**
 * Milliseconds that this process has worked, all its threads together: for limits in tests, where what else the machine
 * does must not count.
 */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
