package saga

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func TestFailedStepIsUndoneInReverse(t *testing.T) {
	log, err := OpenFileLog(filepath.Join(t.TempDir(), "saga.log"))
	if err != nil {
		t.Fatal(err)
	}
	var calls []string
	note := func(name string, err error) Action {
		return func(_ context.Context, key string) error {
			calls = append(calls, name+"/"+key)
			return err
		}
	}
	broken := errors.New("card refused")
	err = New("placeOrder", log).
		Step("reserve", note("do", nil)).Compensate("release", note("undo", nil)).
		Step("charge", note("do", broken)).Compensate("refund", note("undo", nil)).
		Step("ship", note("do", nil)).
		Run(context.Background(), "ord-1")
	if !errors.Is(err, broken) {
		t.Errorf("error: %v", err)
	}
	want := "do/ord-1:reserve do/ord-1:charge undo/ord-1:refund undo/ord-1:release"
	if got := strings.Join(calls, " "); got != want {
		t.Errorf("calls: %s", got)
	}
	if left, err := log.Unfinished(); err != nil || len(left) != 0 {
		t.Errorf("unfinished: %v, %v", left, err)
	}
}

func TestUnfinishedSurvivesACrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "saga.log")
	log, err := OpenFileLog(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Append(Entry{SagaID: "ord-2", StepName: "reserve", Status: Started}); err != nil {
		t.Fatal(err)
	}
	again, err := OpenFileLog(path)
	if err != nil {
		t.Fatal(err)
	}
	if left, err := again.Unfinished(); err != nil || len(left) != 1 || left[0] != "ord-2" {
		t.Errorf("unfinished: %v, %v", left, err)
	}
}
