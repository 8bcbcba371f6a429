/* What the runner, the image and the host agree on about the inside of the container. */
#ifndef CONFIG_H
#define CONFIG_H

#define SUBMISSION_UID 10001
#define SUBMISSION_GID 10001

/* Writable for the submission, emptied after every case. All three are tmpfs mounts of their own. */
#define WORK_DIRECTORY "/work"
#define WRITABLE_DIRECTORIES {WORK_DIRECTORY, "/tmp", "/dev/shm"}
#define WRITABLE_DIRECTORY_COUNT 3
/* Holds the source and the artefact; only the runner writes there. */
#define PROGRAM_DIRECTORY "/program"

struct config {
  int measure_cpu; /* the zygote and all of the submission run here */
  int helper_cpu;  /* the runner and its sampler run here */
};

extern struct config config;

#endif
