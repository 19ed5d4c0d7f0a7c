package main

import (
	"errors"
	"time"

	"bureau/internal/backup"
)

// keeping says how an office backs itself up.
type keeping struct {
	BackupEvery  time.Duration `name:"backup-every" env:"BUREAU_BACKUP_EVERY" default:"6h" placeholder:"TIME" help:"How often a backup is made by itself; 0s for never, as on all but one of several nodes. The newest four are kept, one for each of seven days and of four weeks."`
	BackupFolder string        `name:"backup-folder" env:"BUREAU_BACKUP_FOLDER" type:"path" placeholder:"DIR" help:"Where they lie. Without it: backups in the data folder."`
}

// minBackupEvery keeps a slip of the hand from filling the disk.
const minBackupEvery = time.Minute

// backups is the plan that the flags say.
func (k keeping) backups() (backup.Plan, error) {
	if k.BackupEvery == 0 {
		return backup.Plan{}, nil
	}
	if k.BackupEvery < minBackupEvery {
		return backup.Plan{}, errors.New("--backup-every takes a minute or more, such as 6h, or 0s for no backups")
	}
	p := backup.Defaults(k.BackupFolder)
	p.Every = k.BackupEvery
	return p, nil
}
