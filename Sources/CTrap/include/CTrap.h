// Signals: orderly ones become a byte on a pipe, crashes give the terminal back first. Plain C, because a handler may
// call only async-signal-safe functions.
#ifndef COPILOT_CTRAP_H
#define COPILOT_CTRAP_H

#include <stddef.h>
#include <termios.h>

// Bits of ctrap_take_signals.
enum { ctrap_terminate = 1, ctrap_interrupt = 2, ctrap_hangup = 4, ctrap_resized = 8 };

// Turns SIGTERM, SIGINT, SIGHUP and SIGWINCH into a flag and a byte on wake_fd (non-blocking), also where the caller's thread had
// them blocked; ignores SIGPIPE.
int ctrap_catch_signals(int wake_fd);
// The signals that came since the last call.
int ctrap_take_signals(void);
// Back to the default actions.
void ctrap_release_signals(void);

// Takes over SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS and SIGQUIT from whoever has them, on an alternate
// stack for the calling thread, also where that thread had them blocked.
int ctrap_install(void);
// Gives the calling thread an alternate stack of its own, so that even its stack overflow is reported.
int ctrap_cover_thread(void);
// What the crash report says after the signal's name, such as where the log is, and the file that its one log line goes to
// (empty for none).
void ctrap_set_report(const char *program, const char *advice, const char *log);
// What gives the terminal back: its settings and the bytes to write, at most 1,023. `drawing` is the descriptor that frames
// are drawn through, another one than `fd`.
void ctrap_terminal_opened(int fd, int drawing, const struct termios *settings, const char *bytes, size_t count);
void ctrap_terminal_closed(void);

#endif
