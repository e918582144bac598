import ArgumentParser

@main
struct Copilot: ParsableCommand {}
