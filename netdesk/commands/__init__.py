"""The commands of the command line: docs/command-line.md is the contract."""
