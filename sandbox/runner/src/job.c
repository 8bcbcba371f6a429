#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "channel.h"
#include "clock.h"
#include "config.h"
#include "fault.h"
#include "kernel.h"
#include "output.h"
#include "sampler.h"
#include "tree.h"

/* How long a killed tree may take to vanish before the container is given up. */
#define DEATH_TIMEOUT_NS (10 * NS_PER_SECOND)

#define KEPT_BUFFER_BYTES (2u * 1024 * 1024)

enum end_cause { END_NATURAL, END_WALL, END_OUTPUT, END_ABORT };

struct window {
  const struct job *job;
  struct job_outcome *outcome;
  pid_t root;
  int root_status;
  int root_reaped;
  enum end_cause cause;
  uint64_t release_ns, end_ns, deadline_ns, give_up_ns;
  struct output out, err;
};

static int child_signals = -1;

void job_block_signals(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  sigprocmask(SIG_BLOCK, &set, NULL);
  signal(SIGPIPE, SIG_IGN);
  child_signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  if (child_signals < 0) die("signalfd failed: %s", strerror(errno));
}

static void end_tree(struct window *w, enum end_cause cause) {
  if (w->cause == END_NATURAL) w->cause = cause;
  if (w->give_up_ns == 0) w->give_up_ns = now_ns() + DEATH_TIMEOUT_NS;
  tree_kill();
}

static void add_usage(struct job_outcome *o, const struct rusage *u) {
  o->cpu_ns += ((uint64_t)u->ru_utime.tv_sec + (uint64_t)u->ru_stime.tv_sec) * NS_PER_SECOND +
               ((uint64_t)u->ru_utime.tv_usec + (uint64_t)u->ru_stime.tv_usec) * 1000;
  uint64_t peak = (uint64_t)u->ru_maxrss * 1024;
  if (peak > o->peak_bytes) o->peak_bytes = peak;
  o->voluntary_switches += (uint64_t)u->ru_nvcsw;
  o->involuntary_switches += (uint64_t)u->ru_nivcsw;
}

/* Orphans of the tree come to us, the first process; so every end is seen here. */
static void reap(struct window *w) {
  struct rusage usage;
  int status;
  pid_t pid;
  while ((pid = wait4(-1, &status, WNOHANG, &usage)) > 0) {
    if (pid == zygote_pid()) {
      zygote_gone();
      continue;
    }
    w->end_ns = now_ns();
    add_usage(w->outcome, &usage);
    if (pid == w->root) {
      w->root_status = status;
      w->root_reaped = 1;
    }
  }
}

/* While a job runs the host may only say: stop. It may have said so together with the request to run. */
static void obey_host(struct window *w) {
  struct span frame;
  struct request request;
  while (channel_next(&frame) == CHANNEL_FRAME) {
    const char *fault = request_parse(frame, &request);
    if (fault) die("protocol: %s", fault);
    if (request.type != REQUEST_ABORT) die("protocol: only ABORT is allowed during a run");
    w->outcome->aborted = 1;
  }
  if (w->outcome->aborted) end_tree(w, END_ABORT);
}

static void hear_host(struct window *w) {
  if (channel_receive() == CHANNEL_CLOSED) w->outcome->aborted = 1;
  obey_host(w);
}

static void check_time(struct window *w) {
  uint64_t now = now_ns();
  if (w->cause == END_NATURAL && now >= w->deadline_ns) end_tree(w, END_WALL);
  if (w->give_up_ns && now >= w->give_up_ns) die("a killed process tree did not vanish");
}

static void wait_for_events(struct window *w, int with_host) {
  uint64_t until = w->give_up_ns ? w->give_up_ns : w->deadline_ns;
  uint64_t now = now_ns();
  struct timespec timeout = timespec_of(until > now ? until - now : 0);
  struct pollfd fds[] = {
      {child_signals, POLLIN, 0},
      {w->out.fd, POLLIN, 0},
      {w->err.fd, POLLIN, 0},
      {with_host ? STDIN_FILENO : -1, POLLIN, 0},
  };
  if (ppoll(fds, 4, &timeout, NULL) < 0 && errno != EINTR) die("ppoll failed: %s", strerror(errno));
  if (fds[0].revents) {
    struct signalfd_siginfo info[8];
    while (read(child_signals, info, sizeof info) > 0) continue;
    reap(w);
  }
  if (fds[1].revents) output_drain(&w->out);
  if (fds[2].revents) output_drain(&w->err);
  if (output_exceeded(&w->out) || output_exceeded(&w->err)) end_tree(w, END_OUTPUT);
  if (fds[3].revents) hear_host(w);
}

static void wait_for_end(struct window *w) {
  while (!w->root_reaped || !tree_is_empty()) {
    wait_for_events(w, !w->outcome->aborted);
    check_time(w);
    /* A kill can meet a process that was just being traced or stopped; saying it again is cheap. */
    if (w->cause != END_NATURAL || sampler_limit_exceeded()) {
      if (w->give_up_ns == 0) w->give_up_ns = now_ns() + DEATH_TIMEOUT_NS;
      tree_kill();
    }
  }
  output_drain(&w->out);
  output_drain(&w->err);
}

static uint8_t classify(const struct window *w, uint64_t oom_kills) {
  if (sampler_limit_exceeded() || oom_kills > 0) return CASE_MEMORY_LIMIT;
  if (w->cause == END_OUTPUT || output_exceeded(&w->out) || output_exceeded(&w->err)) return CASE_OUTPUT_LIMIT;
  if (w->cause == END_WALL) return CASE_WALL_LIMIT;
  if (WIFSIGNALED(w->root_status)) return CASE_SIGNALLED;
  return WEXITSTATUS(w->root_status) == 0 ? CASE_OK : CASE_NONZERO_EXIT;
}

static uint64_t beyond(uint64_t total, uint64_t before) { return total > before ? total - before : 0; }

/* The rusage of a process counts from its fork; what it did before its release is not the submission's. */
static void take_off(struct job_outcome *o, const struct process_usage *before) {
  o->cpu_ns = beyond(o->cpu_ns, before->cpu_ns);
  o->voluntary_switches = beyond(o->voluntary_switches, before->voluntary_switches);
  o->involuntary_switches = beyond(o->involuntary_switches, before->involuntary_switches);
}

static void conclude(struct window *w, uint64_t oom_before, uint64_t steal_before) {
  struct job_outcome *o = w->outcome;
  o->trace = sampler_finish(w->end_ns);
  o->wall_ns = w->end_ns - w->release_ns;
  o->steal_ns = kernel_steal_ns(config.measure_cpu) - steal_before;
  if (o->trace->peak_bytes > o->peak_bytes) o->peak_bytes = o->trace->peak_bytes;
  o->status = classify(w, kernel_oom_kills() - oom_before);
  o->exit_code = WIFEXITED(w->root_status) ? WEXITSTATUS(w->root_status) : -1;
  o->signal = WIFSIGNALED(w->root_status) ? WTERMSIG(w->root_status) : 0;
}

static int release(int fd) {
  ssize_t n;
  do n = write(fd, "", 1);
  while (n < 0 && errno == EINTR);
  return n == 1 ? 0 : -1;
}

static void run_window(struct window *w, int release_fd) {
  struct sampler_job watched = {w->root, w->job->limits.memory_bytes, w->job->sample_period_ns};
  sampler_prepare(&watched);
  struct process_usage before;
  if (kernel_usage_asleep(w->root, &before) != 0) die("the process to release is gone");
  uint64_t oom_before = kernel_oom_kills();
  uint64_t steal_before = kernel_steal_ns(config.measure_cpu);
  w->release_ns = sampler_first();
  w->deadline_ns = w->release_ns + w->job->limits.wall_ns;
  if (release(release_fd) != 0) die("the released process is gone");
  sampler_go();
  obey_host(w);
  wait_for_end(w);
  conclude(w, oom_before, steal_before);
  take_off(w->outcome, &before);
}

/* Keeps the buffers for the next job, unless one was unusually large. */
static void reset_outcome(struct job_outcome *o) {
  if (o->out.capacity > KEPT_BUFFER_BYTES) buffer_free(&o->out);
  struct buffer out = o->out, err = o->err;
  memset(o, 0, sizeof *o);
  out.size = err.size = 0;
  o->out = out;
  o->err = err;
  o->exit_code = -1;
  o->detail = "";
}

/* A runtime that did not come up may still be there. */
static void clear_away(void) {
  uint64_t give_up_ns = now_ns() + DEATH_TIMEOUT_NS;
  while (!tree_is_empty()) {
    if (now_ns() >= give_up_ns) die("a process that did not start did not vanish either");
    tree_kill();
    pid_t gone;
    while ((gone = waitpid(-1, NULL, WNOHANG)) > 0)
      if (gone == zygote_pid()) zygote_gone();
  }
}

void job_run(const struct job *job, struct job_outcome *outcome) {
  reset_outcome(outcome);
  struct window w = {.job = job, .outcome = outcome};
  int release_pipe[2];
  if (pipe2(release_pipe, O_CLOEXEC) != 0) die("pipe failed: %s", strerror(errno));
  int out_end = output_open(&w.out, &outcome->out, job->limits.output_bytes, OUTPUT_KEEP_ALL);
  /* Of a compiler the first words matter, of a program its last. */
  enum output_kind kept = job->kind == ZYGOTE_COMPILE ? OUTPUT_KEEP_HEAD : OUTPUT_KEEP_TAIL;
  int err_end = output_open(&w.err, &outcome->err, job->limits.output_bytes, kept);
  const struct zygote_order order = {job->kind, job->limits.memory_bytes, job->stdin_fd, out_end, err_end, release_pipe[0]};
  w.root = zygote_fork(&order);
  close(job->stdin_fd);
  close(out_end);
  close(err_end);
  close(release_pipe[0]);
  if (w.root > 0) {
    run_window(&w, release_pipe[1]);
  } else {
    outcome->status = CASE_INFRASTRUCTURE;
    outcome->detail = "the process for the program could not be started";
    clear_away();
  }
  close(release_pipe[1]);
  output_close(&w.out);
  output_close(&w.err);
  if (w.root <= 0 || zygote_pid() <= 0) zygote_restart();
}
