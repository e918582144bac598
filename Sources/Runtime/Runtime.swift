import State
