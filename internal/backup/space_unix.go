//go:build linux || darwin || freebsd

package backup

import "syscall"

// freeSpace tells how many bytes an ordinary program may still write in a folder.
func freeSpace(dir string) (uint64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}
