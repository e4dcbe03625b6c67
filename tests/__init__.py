"""The tests: the same paths as the source, tests/e2e with a real window, tests/bench for speed and memory."""
