// ncursesw as Swift can use it: real functions instead of macros, and the wide interface.
#ifndef COPILOT_CNCURSES_SHIM_H
#define COPILOT_CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <curses.h>
#include <term.h>

// What Swift cannot import: macros with casts, and globals that anyone may change.
static const attr_t nc_bold = A_BOLD;
static const attr_t nc_underline = A_UNDERLINE;
static const attr_t nc_reverse = A_REVERSE;
static const attr_t nc_dim = A_DIM;

static inline WINDOW *nc_screen(void) { return stdscr; }
static inline WINDOW *nc_shown(void) { return curscr; }
static inline int nc_colours(void) { return COLORS; }
static inline int nc_pairs(void) { return COLOR_PAIRS; }

// A capability's string; NULL where the terminal has none or cancels it.
static inline const char *nc_capability(const char *name) {
    char *value = tigetstr((char *)name);
    return value == (char *)-1 ? NULL : value;
}

static inline bool nc_flag(const char *name) { return tigetflag((char *)name) > 0; }

// Draws one cell. A scalar that the C library measures otherwise than we do would shift the row, so `?` stands for it.
static inline int nc_put(WINDOW *window, int y, int x, uint32_t glyph, uint32_t mark, int cells, attr_t attributes,
                         int pair) {
    wchar_t text[3] = {(wchar_t)glyph, (wchar_t)mark, 0};
    if (glyph >= 0x300 && wcwidth((wchar_t)glyph) != cells) text[0] = L'?', text[1] = 0;
    if (text[1] && wcwidth(text[1]) != 0) text[1] = 0;
    cchar_t cell;
    if (setcchar(&cell, text, attributes, (short)(pair > 32767 ? 0 : pair), &pair) == ERR) return ERR;
    if (cells == 2 && text[0] == L'?') {
        if (mvwadd_wchnstr(window, y, x + 1, &cell, 1) == ERR) return ERR;
    }
    return mvwadd_wchnstr(window, y, x, &cell, 1);
}

#endif
