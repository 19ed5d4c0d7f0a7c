//go:build corpus && long

package wire

const mutations = 1000000
