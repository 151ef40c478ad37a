package saga

import (
	"bufio"
	"encoding/json"
	"os"
	"sync"
)

// Status is how far a step, or the saga as a whole, has come.
type Status string

const (
	Started     Status = "started"
	Done        Status = "done"
	Failed      Status = "failed"
	Completed   Status = "completed"   // the whole saga
	Compensated Status = "compensated" // the whole saga
)

// Entry is one line of the saga log.
type Entry struct {
	SagaID   string `json:"saga_id"`
	Saga     string `json:"saga"`
	StepName string `json:"step_name,omitempty"`
	Status   Status `json:"status"`
	Retries  int    `json:"retries"`
}

// Log keeps what sagas did, so that a crash leaves none of them half done.
type Log interface {
	Append(Entry) error
	Unfinished() ([]string, error)
}

// FileLog is a Log in a file of JSON lines.
type FileLog struct {
	lock sync.Mutex
	file *os.File
}

// OpenFileLog opens the log at path, or makes it.
func OpenFileLog(path string) (*FileLog, error) {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	return &FileLog{file: file}, nil
}

// Append returns when the entry is on the disk.
func (l *FileLog) Append(e Entry) error {
	line, err := json.Marshal(e)
	if err != nil {
		return err
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	if _, err := l.file.Write(append(line, '\n')); err != nil {
		return err
	}
	return l.file.Sync()
}

// Unfinished lists the sagas that neither completed nor were compensated, oldest first.
func (l *FileLog) Unfinished() ([]string, error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	if _, err := l.file.Seek(0, 0); err != nil {
		return nil, err
	}
	open, order := map[string]bool{}, []string{}
	lines := bufio.NewScanner(l.file)
	for lines.Scan() {
		var e Entry
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			continue // the last line of a crash may be cut off
		}
		if _, seen := open[e.SagaID]; !seen {
			order = append(order, e.SagaID)
		}
		open[e.SagaID] = e.Status != Completed && e.Status != Compensated
	}
	unfinished := []string{}
	for _, id := range order {
		if open[id] {
			unfinished = append(unfinished, id)
		}
	}
	return unfinished, lines.Err()
}
