/** Terms of art and what they mean, in one sentence or two. The method page and every hover read these. */
export const GLOSSARY = {
  "beyond-i": {
    title: "Beyond-I",
    text: "The share of reference solutions whose memory integral (memory over time) is at least as large. 45 % means: correct, and as lean over time as 45 % of the reference solutions, or leaner. Wrong answers count 0.",
  },
  "beyond-t": {
    title: "Beyond-T",
    text: "The share of reference solutions that take at least as long. Wrong answers count 0.",
  },
  "beyond-m": {
    title: "Beyond-M",
    text: "The share of reference solutions whose peak memory is at least as large. Wrong answers count 0.",
  },
  "pass-at-1": {
    title: "Pass@1",
    text: "How likely one sample solves a problem: every test case right, within the limits. Mean over problems.",
  },
  interval: {
    title: "95 % interval",
    text: "Where the score would fall on 95 of 100 other draws of problems of this kind: bootstrap over problems, the same resamples for all entries.",
  },
  rank: {
    title: "Rank range",
    text: "Best and worst place that the data allow. An entry stands behind another only if it is significantly worse; entries that cannot be told apart share a range.",
  },
  coverage: {
    title: "Coverage",
    text: "The share of the set's scorable problems that a submission has a sample for. Problems without one count 0.",
  },
  profile: {
    title: "Measurement profile",
    text: "The machine and software that a figure depends on: processor, cores, kernel, control groups, sandbox image and runner. Figures are compared only within one profile.",
  },
  calibration: {
    title: "Calibration",
    text: "Measuring every reference solution on the same machine that measures the submissions. Scores wait for it.",
  },
  reference: {
    title: "Reference solution",
    text: "A solution that programs are compared with: people wrote those of Venus and APPS, and those of the bundled Starter set were written for it, in the ways different people would. The Beyond scores are positions among them.",
  },
  "wall-time": {
    title: "Time",
    text: "Wall-clock time from release to the end of the whole process tree, on one pinned core: of each test case the lower quartile of its repeats, summed over the cases, and related to the speed that the host has by its yardstick program.",
  },
  "peak-memory": {
    title: "Peak memory",
    text: "The largest memory that the whole process tree held at once, in MB of 10^6 bytes: the highest median of a test case.",
  },
  integral: {
    title: "Memory integral",
    text: "Memory summed over time (MB × seconds): the area under the memory curve. A program that is fast, lean, or both keeps it small.",
  },
  "efficiency-signal": {
    title: "Efficiency signal",
    text: "Whether the reference solutions of a problem differ by more than the noise of the measurement. Where they do not, positions among them say little.",
  },
  "noise-aware": {
    title: "Noise-aware Beyond",
    text: "As Beyond, but reference solutions within the measured noise of the figure count one half.",
  },
  "mercury-beyond": {
    title: "Mercury's Beyond",
    text: "Where the time lies between the slowest reference solution (0 %) and the fastest (100 %).",
  },
  "win-rate": {
    title: "Win rate",
    text: "Share of the problems solved by both on which this entry is faster than another, mean over the other entries.",
  },
  "smallest-difference": {
    title: "Smallest difference",
    text: "Two entries closer than this cannot be told apart on this set.",
  },
  verdict: {
    title: "Verdict",
    text: "AC accepted, WA wrong answer, TLE time limit, MLE memory limit, OLE output limit, RE runtime error, CE compile error; IE is a fault of ours, retried and never counted.",
  },
  yardstick: {
    title: "Yardstick",
    text: "A fixed program that runs just before every repeat. What it takes against its reference time is the speed of the host, and times are related to it: a host that runs slower for a while does not make a program look slower.",
  },
  dropped: {
    title: "Dropped repeat",
    text: "A repeat that something else on the machine disturbed. It is kept for reading and does not count.",
  },
  measured: {
    title: "Measured",
    text: "Handed in by somebody and measured here, on the same machine as the reference solutions. That the named model wrote the solutions is its submitter's word.",
  },
  verified: {
    title: "Verified",
    text: "Measured here, and an admin of this installation has checked that the named model wrote the solutions; the entry's page says how.",
  },
  "self-reported": {
    title: "Self-reported",
    text: "Figures that somebody reports with a source. They were not measured here, perhaps on another machine and by other rules, and are never ranked.",
  },
  example: {
    title: "Example",
    text: "Comes with Afterburner so that the table is not empty; measured here like any other entry.",
  },
  published: {
    title: "Published",
    text: "As published in a paper: measured on another machine, shown for comparison and not ranked.",
  },
} as const;

export type TermId = keyof typeof GLOSSARY;
