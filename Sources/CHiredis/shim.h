// The Redis client. Only the calls that take argument lists are used; the variadic ones cannot be called from Swift.
#ifndef COPILOT_CHIREDIS_SHIM_H
#define COPILOT_CHIREDIS_SHIM_H

#include <hiredis/hiredis.h>

#endif
