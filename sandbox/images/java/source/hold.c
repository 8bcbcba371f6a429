/*
 * An agent that holds the virtual machine when it has started and before it looks at the program: it says so, waits
 * for the release and gives everything back. Being an agent it leaves no frame, no class and no option of ours in the
 * program's way: the machine goes on to load and run the main class by itself. Descriptors: 3 release, 4 control.
 */
#include <errno.h>
#include <jvmti.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define RELEASE_FD 3
#define CONTROL_FD 4

static void give_up(const char *what) {
  dprintf(2, "hold: %s\n", what);
  _exit(70);
}

/* Runs what programs commonly use for the first time, see Warm.java. */
static void warm_up(JNIEnv *jni) {
  jclass warm = (*jni)->FindClass(jni, "afterburner/Warm");
  jmethodID up = warm ? (*jni)->GetStaticMethodID(jni, warm, "up", "()V") : NULL;
  if (up) (*jni)->CallStaticVoidMethod(jni, warm, up);
  if (!(*jni)->ExceptionCheck(jni)) return;
  (*jni)->ExceptionDescribe(jni);
  give_up("the warm-up failed");
}

static void hold(void) {
  char text[32], byte;
  int size = snprintf(text, sizeof text, "R%d", (int)getpid());
  if (write(CONTROL_FD, text, (size_t)size) != size) give_up("the runner is gone");
  close(CONTROL_FD);
  ssize_t n;
  do n = read(RELEASE_FD, &byte, 1);
  while (n < 0 && errno == EINTR);
  if (n != 1) _exit(0);
  close(RELEASE_FD);
}

static void JNICALL started(jvmtiEnv *tools, JNIEnv *jni, jthread thread) {
  (void)thread;
  warm_up(jni);
  if ((*tools)->DisposeEnvironment(tools) != JVMTI_ERROR_NONE) give_up("the agent could not be disposed of");
  hold();
}

JNIEXPORT jint JNICALL Agent_OnLoad(JavaVM *machine, char *options, void *reserved) {
  (void)options, (void)reserved;
  jvmtiEnv *tools;
  if ((*machine)->GetEnv(machine, (void **)&tools, JVMTI_VERSION_1_2) != JNI_OK) return JNI_ERR;
  jvmtiEventCallbacks callbacks;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.VMInit = started;
  if ((*tools)->SetEventCallbacks(tools, &callbacks, sizeof callbacks) != JVMTI_ERROR_NONE) return JNI_ERR;
  return (*tools)->SetEventNotificationMode(tools, JVMTI_ENABLE, JVMTI_EVENT_VM_INIT, NULL) == JVMTI_ERROR_NONE ? JNI_OK : JNI_ERR;
}
