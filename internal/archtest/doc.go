// Package archtest holds the house to its plan: who stands on which floor, who may import whom, and that every
// package says what it is. A package that the plan does not know fails.
package archtest
