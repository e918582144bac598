// ncursesw as Swift can use it: real functions instead of macros, and the wide interface.
#ifndef COPILOT_CNCURSES_SHIM_H
#define COPILOT_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <curses.h>
#include <term.h>

#endif
