package tracing

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"
)

type object map[string]any

var (
	queueLock sync.Mutex
	queue     []object
	startOnce sync.Once
	collector = &http.Client{Timeout: 3 * time.Second}
)

// export queues one finished span; a collector that is away loses spans, never requests.
func export(s *Span, end time.Time, err error) {
	if os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" {
		return
	}
	startOnce.Do(func() {
		go func() {
			for range time.Tick(time.Second) {
				Flush()
			}
		}()
	})
	status := object{"code": 1}
	if err != nil {
		status = object{"code": 2, "message": err.Error()}
	}
	queueLock.Lock()
	defer queueLock.Unlock()
	if len(queue) >= 2048 {
		return
	}
	queue = append(queue, object{
		"traceId": s.trace, "spanId": s.id, "parentSpanId": s.parent,
		"name": s.name, "kind": s.kind, "status": status, "attributes": attributes(s.attrs),
		"startTimeUnixNano": strconv.FormatInt(s.start.UnixNano(), 10),
		"endTimeUnixNano":   strconv.FormatInt(end.UnixNano(), 10),
	})
}

// Flush sends the queued spans as OTLP/HTTP JSON.
func Flush() {
	queueLock.Lock()
	spans := queue
	queue = nil
	queueLock.Unlock()
	if len(spans) == 0 {
		return
	}
	body, err := json.Marshal(object{"resourceSpans": []object{{
		"resource":   object{"attributes": attributes([]string{"service.name", os.Getenv("OTEL_SERVICE_NAME")})},
		"scopeSpans": []object{{"scope": object{"name": "shop/tracing"}, "spans": spans}},
	}}})
	if err != nil {
		return
	}
	url := os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT") + "/v1/traces"
	if resp, err := collector.Post(url, "application/json", bytes.NewReader(body)); err == nil {
		resp.Body.Close()
	}
}

func attributes(pairs []string) []object {
	list := []object{}
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, object{"key": pairs[i], "value": object{"stringValue": pairs[i+1]}})
	}
	return list
}
