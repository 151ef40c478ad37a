package tracing

import (
	"context"
	"encoding/json"
	"os"
	"sync"
	"time"
)

var logLock sync.Mutex

// Log writes one JSON line that carries the trace of ctx. The pairs are key, value.
func Log(ctx context.Context, message string, pairs ...any) {
	line := object{"time": time.Now().UTC().Format(time.RFC3339Nano), "msg": message, "trace_id": TraceID(ctx)}
	for i := 0; i+1 < len(pairs); i += 2 {
		key, ok := pairs[i].(string)
		if !ok {
			continue
		}
		if err, isErr := pairs[i+1].(error); isErr {
			line[key] = err.Error()
		} else {
			line[key] = pairs[i+1]
		}
	}
	logLock.Lock()
	defer logLock.Unlock()
	_ = json.NewEncoder(os.Stdout).Encode(line)
}
