/** Notes what was measured against its bar, for whoever reads the run. */
export function openMeasured(what: string) {
  const lines: string[] = [];
  return {
    /** Throws above the bar, and where nothing was measured at all. `more`: what else is worth knowing. */
    within: (name: string, bytes: number, bar: number, more = '') => {
      lines.push(`  ${name.padEnd(44)}${String(bytes).padStart(7)} of ${bar}${more}`);
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(bar);
    },
    print: () => process.stdout.write(`\n${what}\n${lines.join('\n')}\n`),
  };
}
