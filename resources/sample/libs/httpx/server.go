package httpx

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"time"

	"example.com/shop/libs/tracing"
)

// Serve runs srv until ctx ends, then lets running requests finish for at most grace.
func Serve(ctx context.Context, srv *http.Server, grace time.Duration) error {
	if addr := os.Getenv("LISTEN_ADDR"); addr != "" {
		srv.Addr = addr
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.ListenAndServe() }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	defer tracing.Flush()
	drain, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	return srv.Shutdown(drain)
}

// Handle serves one method: it decodes the request, calls fn and encodes the answer.
func Handle[In, Out any](mux *http.ServeMux, path string, fn func(context.Context, In) (Out, error)) {
	mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
		var in In
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&in); err != nil {
			Fail(w, r, &StatusError{Code: http.StatusBadRequest, Message: "the body is not valid JSON"})
			return
		}
		out, err := fn(r.Context(), in)
		if err != nil {
			Fail(w, r, err)
			return
		}
		Reply(w, http.StatusOK, out)
	})
}

// Reply writes v as JSON.
func Reply(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v)
}

// Fail answers with the status of err; what is not a StatusError is logged and hidden.
func Fail(w http.ResponseWriter, r *http.Request, err error) {
	var status *StatusError
	if !errors.As(err, &status) {
		tracing.Log(r.Context(), "request failed", "path", r.URL.Path, "error", err)
		status = &StatusError{Code: http.StatusInternalServerError, Message: "internal error"}
	}
	http.Error(w, status.Message, status.Code)
}

// Health serves /livez, which always answers, and /readyz, which runs the checks.
func Health(mux *http.ServeMux, checks ...func(context.Context) error) {
	mux.HandleFunc("/livez", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusOK) })
	mux.HandleFunc("/readyz", func(w http.ResponseWriter, r *http.Request) {
		for _, check := range checks {
			if err := check(r.Context()); err != nil {
				http.Error(w, err.Error(), http.StatusServiceUnavailable)
				return
			}
		}
		w.WriteHeader(http.StatusOK)
	})
}
