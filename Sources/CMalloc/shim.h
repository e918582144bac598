// The C library's own calls about its heaps, which Swift's Glibc leaves out.
#include <malloc.h>
