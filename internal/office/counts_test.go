//go:build !long

package office_test

// rounds is how often each race is run on each database.
const rounds = 8
