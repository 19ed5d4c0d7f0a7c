// Package bench measures the program beside its limits: `make bench` prints each figure next to what the machine, the
// database or a bare handler can do in the same run, as a ratio. Nothing here asserts a speed.
package bench
