//go:build corpus && !long

package wire

const mutations = 20000
