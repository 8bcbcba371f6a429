/* The first process of a sandbox container: obeys the host on stdin and stdout until the host goes away. */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cases.h"
#include "channel.h"
#include "config.h"
#include "fault.h"
#include "job.h"
#include "kernel.h"
#include "language.h"
#include "mounts.h"
#include "sampler.h"
#include "session.h"
#include "zygote.h"

struct config config;

static struct buffer reply;

static void pin_to_helper_cpu(void) {
  cpu_set_t cpus;
  CPU_ZERO(&cpus);
  CPU_SET(config.helper_cpu, &cpus);
  if (sched_setaffinity(0, sizeof cpus, &cpus) != 0) die("cannot run on core %d: %s", config.helper_cpu, strerror(errno));
}

/* Every case is an open file here. */
static void allow_many_files(void) {
  struct rlimit r;
  if (getrlimit(RLIMIT_NOFILE, &r) != 0) die("getrlimit failed: %s", strerror(errno));
  r.rlim_cur = r.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &r) != 0) die("setrlimit failed: %s", strerror(errno));
}

static void reply_pair(const char *name, const char *value) {
  buffer_text(&reply, name);
  buffer_text(&reply, value);
}

/* Stands for the exact versions of all packages in this image; made when it was built. */
static void read_packages_hash(char hash[65]) {
  int fd = open("/opt/afterburner/packages.sha256", O_RDONLY | O_CLOEXEC);
  ssize_t n = fd < 0 ? -1 : read(fd, hash, 64);
  if (n != 64) die("the image does not say which packages it has");
  hash[64] = 0;
  close(fd);
}

static void reply_ready(void) {
  char packages[65];
  read_packages_hash(packages);
  channel_begin(&reply, REPLY_READY);
  buffer_u16(&reply, PROTOCOL_VERSION);
  buffer_u32(&reply, 4);
  reply_pair("packages", packages);
  reply_pair("runner", RUNNER_VERSION);
  reply_pair("cgroup", kernel_cgroup_mode());
  reply_pair(language_here()->name, zygote_version());
  channel_send(&reply);
}

static void reply_loaded(void) {
  channel_begin(&reply, REPLY_LOADED);
  channel_send(&reply);
  channel_shrink();
}

static void obey_case(const struct case_request *request) {
  int complete = 0;
  const char *fault = cases_add(request->index, request->input, &complete);
  if (fault) die("protocol: %s", fault);
  if (complete) reply_loaded();
}

static void obey(const struct request *request) {
  switch (request->type) {
    case REQUEST_PREPARE: session_prepare(&request->as.prepare); break;
    case REQUEST_CASES:
      cases_begin(request->as.cases.count, request->as.cases.total_bytes);
      if (request->as.cases.count == 0) reply_loaded();
      break;
    case REQUEST_CASE: obey_case(&request->as.one_case); break;
    case REQUEST_RUN: session_run(&request->as.run); break;
    case REQUEST_RESET:
      session_reset();
      channel_shrink();
      break;
    case REQUEST_ABORT: break; /* it crossed with the end of its run */
    default: die("protocol: HELLO twice");
  }
}

static void serve(void) {
  int greeted = 0;
  for (;;) {
    struct span frame;
    struct request request;
    while (channel_next(&frame) == CHANNEL_FRAME) {
      const char *fault = request_parse(frame, &request);
      if (fault) die("protocol: %s", fault);
      if ((request.type == REQUEST_HELLO) == greeted) die("protocol: HELLO must come first, and once");
      if (!greeted) reply_ready();
      else obey(&request);
      greeted = 1;
    }
    if (channel_receive() == CHANNEL_CLOSED) return;
  }
}

int main(int argc, char **argv) {
  if (argc != 3) die("usage: runner MEASURE_CPU HELPER_CPU");
  config.measure_cpu = atoi(argv[1]);
  config.helper_cpu = atoi(argv[2]);
  umask(022);
  allow_many_files();
  job_block_signals();
  kernel_open();
  mounts_open();
  pin_to_helper_cpu();
  language_load();
  zygote_start();
  sampler_start_thread();
  serve();
  return 0;
}
