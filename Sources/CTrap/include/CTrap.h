#ifndef COPILOT_CTRAP_H
#define COPILOT_CTRAP_H
#endif
