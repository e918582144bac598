// Loaded before a program's libraries (LD_PRELOAD), it writes down what the program asks of the disk; see DiskRecorder.c.
#ifndef COPILOT_DISK_RECORDER_H
#define COPILOT_DISK_RECORDER_H
#endif
