/** Share of right cases, in percent, that a kind must reach. A kind that is not here is measured and has no goal. */
export const goals: Readonly<Record<string, number>> = {
  arithmetic: 97,
  time: 97,
  'two-calls': 95,
  'recall-600': 95,
  'recall-1200': 85,
  'not-told': 95,
  summary: 90,
  'recall-from-summary': 90,
  reminder: 90,
  'tool-error': 90,
  retry: 90,
  denied: 90,
  'no-tools': 99,
  'about-itself': 95,
  unknown: 95,
  'new-tool': 80,
}
