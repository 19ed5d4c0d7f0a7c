//go:build long

package claim_test

// operations is how many operations each database must put in order.
const operations = 1_000_000
