package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"

	"example.com/shop/libs/tracing"
)

const (
	proxyAttempts = 2
	proxyTimeout  = 3 * time.Second
)

// newProxy passes requests on to host:port.
func newProxy(addr string) http.Handler {
	proxy := httputil.NewSingleHostReverseProxy(&url.URL{Scheme: "http", Host: addr})
	proxy.Transport = retrying{http.DefaultTransport}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), proxyAttempts*proxyTimeout)
		defer cancel()
		proxy.ServeHTTP(w, r.WithContext(ctx))
	})
}

// retrying sends a request again when the first answer came too late or was a 5xx.
type retrying struct{ next http.RoundTripper }

func (t retrying) RoundTrip(r *http.Request) (resp *http.Response, err error) {
	var body []byte
	if r.Body != nil {
		if body, err = io.ReadAll(r.Body); err != nil {
			return nil, err
		}
	}
	for attempt := 1; attempt <= proxyAttempts; attempt++ {
		resp, err = t.try(r, body)
		if err == nil && resp.StatusCode < 500 {
			break
		}
	}
	return resp, err
}

func (t retrying) try(r *http.Request, body []byte) (resp *http.Response, err error) {
	ctx, cancel := context.WithTimeout(r.Context(), proxyTimeout)
	defer cancel()
	ctx, span := tracing.Start(ctx, tracing.Client, r.Method+" "+r.URL.Path,
		"http.request.method", r.Method, "server.address", r.URL.Host)
	defer func() { span.End(err) }()

	out := r.Clone(ctx)
	out.Body = io.NopCloser(bytes.NewReader(body))
	out.Header.Set("traceparent", tracing.Traceparent(ctx))
	if resp, err = t.next.RoundTrip(out); err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	resp.Body = io.NopCloser(bytes.NewReader(answer))
	return resp, nil
}
