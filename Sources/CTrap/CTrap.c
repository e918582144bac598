#include "CTrap.h"
