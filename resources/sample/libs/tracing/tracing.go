// Package tracing records spans, hands W3C trace context on, and sends what it
// recorded to an OpenTelemetry collector.
package tracing

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"strings"
	"time"
)

// Kind says which side of a call a span describes; the numbers are OTLP's.
type Kind int

const (
	Server   Kind = 2
	Client   Kind = 3
	Producer Kind = 4
	Consumer Kind = 5
)

// Span is one timed piece of work inside a trace.
type Span struct {
	trace, id, parent string
	name              string
	kind              Kind
	start             time.Time
	attrs             []string
}

type spanKey struct{}

// Start opens a span below the one in ctx. The attributes are key, value pairs.
func Start(ctx context.Context, kind Kind, name string, attrs ...string) (context.Context, *Span) {
	span := &Span{trace: randomHex(16), id: randomHex(8), name: name, kind: kind, start: time.Now(), attrs: attrs}
	if parent, ok := ctx.Value(spanKey{}).(*Span); ok {
		span.trace, span.parent = parent.trace, parent.id
	}
	return context.WithValue(ctx, spanKey{}, span), span
}

// End closes the span and queues it for export.
func (s *Span) End(err error) { export(s, time.Now(), err) }

// Traceparent is the header value that carries the span of ctx to another process.
func Traceparent(ctx context.Context) string {
	span, ok := ctx.Value(spanKey{}).(*Span)
	if !ok {
		return ""
	}
	return "00-" + span.trace + "-" + span.id + "-01"
}

// WithRemote makes the span named by a traceparent value the parent of what follows.
func WithRemote(ctx context.Context, traceparent string) context.Context {
	part := strings.Split(traceparent, "-")
	if len(part) != 4 || len(part[1]) != 32 || len(part[2]) != 16 {
		return ctx
	}
	return context.WithValue(ctx, spanKey{}, &Span{trace: part[1], id: part[2]})
}

// TraceID is the trace that ctx belongs to, or "".
func TraceID(ctx context.Context) string {
	if span, ok := ctx.Value(spanKey{}).(*Span); ok {
		return span.trace
	}
	return ""
}

// Middleware opens a server span for every request that is not a probe.
func Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "z") {
			next.ServeHTTP(w, r)
			return
		}
		ctx := WithRemote(r.Context(), r.Header.Get("traceparent"))
		ctx, span := Start(ctx, Server, r.Method+" "+r.URL.Path,
			"http.request.method", r.Method, "url.path", r.URL.Path)
		defer span.End(nil)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func randomHex(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b)
	return hex.EncodeToString(b)
}
