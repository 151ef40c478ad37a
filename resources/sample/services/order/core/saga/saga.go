// Package saga runs the steps of a business transaction one after the other and
// undoes them in reverse order when one of them fails.
package saga

import (
	"context"
	"fmt"
	"time"
)

// Action does or undoes a step. The key is the same whenever the action is
// repeated, so that the service behind it can recognise a repetition.
type Action func(ctx context.Context, key string) error

type step struct {
	name, undoName string
	do, undo       Action
}

// Saga is a list of steps, built with Step and Compensate.
type Saga struct {
	name  string
	log   Log
	steps []step
}

// New returns a saga without steps that writes its progress to log.
func New(name string, log Log) *Saga { return &Saga{name: name, log: log} }

// Step appends a step.
func (s *Saga) Step(name string, do Action) *Saga {
	s.steps = append(s.steps, step{name: name, do: do})
	return s
}

// Compensate says how to undo the step before it.
func (s *Saga) Compensate(name string, undo Action) *Saga {
	last := &s.steps[len(s.steps)-1]
	last.undoName, last.undo = name, undo
	return s
}

// Key identifies one step of one saga.
func Key(sagaID, stepName string) string { return sagaID + ":" + stepName }

// Run performs the steps. When one fails it and those before it are undone,
// because nobody knows how far a failed step came.
func (s *Saga) Run(ctx context.Context, id string) error {
	for i, st := range s.steps {
		if err := s.perform(ctx, id, st.name, st.do, 1); err != nil {
			if undoErr := s.undo(ctx, id, i); undoErr != nil {
				return fmt.Errorf("%s: %w, and then %v", st.name, err, undoErr)
			}
			return fmt.Errorf("%s: %w", st.name, err)
		}
	}
	return s.log.Append(Entry{SagaID: id, Saga: s.name, Status: Completed})
}

// Abort undoes a saga that a crash left unfinished.
func (s *Saga) Abort(ctx context.Context, id string) error { return s.undo(ctx, id, len(s.steps)-1) }

func (s *Saga) undo(ctx context.Context, id string, from int) error {
	ctx, cancel := context.WithTimeout(detached{ctx}, 20*time.Second)
	defer cancel()
	for i := from; i >= 0; i-- {
		if s.steps[i].undo == nil {
			continue
		}
		if err := s.perform(ctx, id, s.steps[i].undoName, s.steps[i].undo, 5); err != nil {
			return fmt.Errorf("%s: %w", s.steps[i].undoName, err)
		}
	}
	return s.log.Append(Entry{SagaID: id, Saga: s.name, Status: Compensated})
}

func (s *Saga) perform(ctx context.Context, id, name string, action Action, attempts int) error {
	for try := 0; ; try++ {
		if err := s.log.Append(Entry{SagaID: id, Saga: s.name, StepName: name, Status: Started, Retries: try}); err != nil {
			return err
		}
		err := action(ctx, Key(id, name))
		if err == nil {
			return s.log.Append(Entry{SagaID: id, Saga: s.name, StepName: name, Status: Done, Retries: try})
		}
		if try+1 >= attempts {
			_ = s.log.Append(Entry{SagaID: id, Saga: s.name, StepName: name, Status: Failed, Retries: try})
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(try+1) * 200 * time.Millisecond):
		}
	}
}

// detached keeps the values of a context but not its end: undoing goes on when the caller has left.
type detached struct{ context.Context }

func (detached) Deadline() (time.Time, bool) { return time.Time{}, false }
func (detached) Done() <-chan struct{}       { return nil }
func (detached) Err() error                  { return nil }
