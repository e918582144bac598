#define _GNU_SOURCE
#include "CTrap.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// Orderly signals

static atomic_int taken;
static atomic_int wake_descriptor = -1;

static void on_signal(int number) {
    int saved = errno;
    int bit = number == SIGTERM ? ctrap_terminate
            : number == SIGINT  ? ctrap_interrupt
            : number == SIGHUP  ? ctrap_hangup
                                : ctrap_resized;
    atomic_fetch_or(&taken, bit);
    int fd = atomic_load(&wake_descriptor);
    // A full pipe already holds a byte that wakes the reader.
    if (fd >= 0) { ssize_t ignored = write(fd, "", 1); (void)ignored; }
    errno = saved;
}

static const int orderly[] = {SIGTERM, SIGINT, SIGHUP, SIGWINCH};

int ctrap_catch_signals(int wake_fd) {
    atomic_store(&wake_descriptor, wake_fd);
    struct sigaction action = {0};
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    int result = 0;
    // Whoever started us may have blocked them.
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof orderly / sizeof *orderly; i++) {
        result |= sigaction(orderly[i], &action, NULL);
        sigaddset(&set, orderly[i]);
    }
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    signal(SIGPIPE, SIG_IGN);
    return result;
}

int ctrap_take_signals(void) { return atomic_exchange(&taken, 0); }

void ctrap_release_signals(void) {
    for (size_t i = 0; i < sizeof orderly / sizeof *orderly; i++) signal(orderly[i], SIG_DFL);
    atomic_store(&wake_descriptor, -1);
}

// Crashes

struct terminal {
    int fd;
    // The descriptor that frames are drawn through.
    int drawing;
    struct termios settings;
    size_t count;
    char bytes[1024];
};

struct report {
    char log[1024];
    char program[64];
    char advice[1024];
};

// Written in turn, so that a handler on another thread never reads a half-written one.
static struct terminal terminals[2];
static struct report reports[2];
static _Atomic(struct terminal *) terminal;
static _Atomic(struct report *) report;
static atomic_flag crashing = ATOMIC_FLAG_INIT;

static const struct { int number; const char *name; } crashes[] = {
    {SIGSEGV, "SIGSEGV, invalid memory access"}, {SIGBUS, "SIGBUS, invalid memory access"},
    {SIGILL, "SIGILL, a broken promise in the code"}, {SIGFPE, "SIGFPE, impossible arithmetic"},
    {SIGABRT, "SIGABRT, aborted"}, {SIGTRAP, "SIGTRAP, a broken promise in the code"},
    {SIGSYS, "SIGSYS, forbidden system call"}, {SIGQUIT, "SIGQUIT, told to dump"},
};

static void put(int fd, const char *text, size_t count) {
    while (count > 0) {
        ssize_t written = write(fd, text, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        text += written;
        count -= (size_t)written;
    }
}

static void say(int fd, const char *text) { put(fd, text, strlen(text)); }

static char *digits(char *end, long value, int count) {
    for (int i = 0; i < count; i++) { *--end = (char)('0' + value % 10); value /= 10; }
    return end;
}

// The time as 2026-01-31T09:30:00Z; gmtime is not safe here.
static void stamp(char text[21]) {
    struct timespec now = {0};
    clock_gettime(CLOCK_REALTIME, &now);
    long days = (long)(now.tv_sec / 86400), second = (long)(now.tv_sec % 86400);
    // Days to a civil date: H. Hinnant, "chrono-compatible low-level date algorithms".
    long z = days + 719468, era = z / 146097, doe = z - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
    long month = mp < 10 ? mp + 3 : mp - 9, year = yoe + era * 400 + (month <= 2);
    memcpy(text, "0000-00-00T00:00:00Z", 21);
    digits(text + 4, year, 4);
    digits(text + 7, month, 2);
    digits(text + 10, doy - (153 * mp + 2) / 5 + 1, 2);
    digits(text + 13, second / 3600, 2);
    digits(text + 16, second / 60 % 60, 2);
    digits(text + 19, second % 60, 2);
}

static void on_crash(int number) {
    // The first thread to crash reports; any other waits for the end.
    if (atomic_flag_test_and_set(&crashing)) {
        for (;;) pause();
    }
    // A terminal that takes no more output must not keep the dead alive.
    signal(SIGALRM, SIG_DFL);
    alarm(5);

    struct terminal *screen = atomic_load(&terminal);
    if (screen) {
        // Another thread may be drawing: from here on its frames go nowhere.
        int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere >= 0 && screen->drawing >= 0) dup2(nowhere, screen->drawing);
        put(screen->fd, screen->bytes, screen->count);
        tcsetattr(screen->fd, TCSANOW, &screen->settings);
        tcflush(screen->fd, TCIFLUSH);
    }
    const char *name = "unknown signal";
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        if (crashes[i].number == number) name = crashes[i].name;
    struct report *words = atomic_load(&report);
    int out = screen ? screen->fd : STDERR_FILENO;
    say(out, words ? words->program : "The program");
    say(out, " crashed (");
    say(out, name);
    say(out, "). ");
    if (words) say(out, words->advice);
    say(out, "\n");
    // Opened only now, for a log that was full has another file by now.
    int log = words && words->log[0]
            ? open(words->log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY, 0600) : -1;
    if (log >= 0) {
        char text[21];
        stamp(text);
        say(log, text);
        say(log, " critical crashed (");
        say(log, name);
        say(log, ")\n");
        fsync(log);
    }

    struct sigaction action = {0};
    action.sa_handler = SIG_DFL;
    sigaction(number, &action, NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(number);
    _exit(128 + number);
}

int ctrap_cover_thread(void) {
    static _Thread_local char memory[32768];
    stack_t stack = {0};
    stack.ss_sp = memory;
    stack.ss_size = sizeof memory;
    return sigaltstack(&stack, NULL);
}

int ctrap_install(void) {
    int result = ctrap_cover_thread();
    struct sigaction action = {0};
    action.sa_handler = on_crash;
    action.sa_flags = SA_ONSTACK;
    sigfillset(&action.sa_mask);
    // A second fault inside the handler, or the alarm, must end the process, not wait for the handler to return.
    sigdelset(&action.sa_mask, SIGALRM);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
        if (crashes[i].number != SIGQUIT) sigdelset(&action.sa_mask, crashes[i].number);
    }
    // Whoever started us may have blocked them.
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) {
        result |= sigaction(crashes[i].number, &action, NULL);
        sigaddset(&set, crashes[i].number);
    }
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    return result;
}

static void copy(char *to, size_t room, const char *from) {
    size_t count = strlen(from);
    if (count >= room) count = room - 1;
    memcpy(to, from, count);
    to[count] = 0;
}

void ctrap_set_report(const char *program, const char *advice, const char *log) {
    struct report *next = atomic_load(&report) == &reports[0] ? &reports[1] : &reports[0];
    copy(next->program, sizeof next->program, program);
    copy(next->advice, sizeof next->advice, advice);
    copy(next->log, sizeof next->log, log);
    atomic_store(&report, next);
}

void ctrap_terminal_opened(int fd, int drawing, const struct termios *settings, const char *bytes, size_t count) {
    struct terminal *next = atomic_load(&terminal) == &terminals[0] ? &terminals[1] : &terminals[0];
    next->fd = fd;
    next->drawing = drawing;
    next->settings = *settings;
    next->count = count < sizeof next->bytes ? count : sizeof next->bytes - 1;
    memcpy(next->bytes, bytes, next->count);
    atomic_store(&terminal, next);
}

void ctrap_terminal_closed(void) { atomic_store(&terminal, NULL); }
