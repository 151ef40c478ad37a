// Package httpx holds the few HTTP helpers that every service of the shop uses.
package httpx

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"example.com/shop/libs/tracing"
)

// Client calls one other service with JSON bodies.
type Client struct {
	base     string
	Attempts int           // tries in all
	Timeout  time.Duration // of each try
	Token    string        // sent as bearer token when set
}

// NewClient returns a client for "host:port" or a full URL.
func NewClient(addr string) *Client {
	if !strings.Contains(addr, "://") {
		addr = "http://" + addr
	}
	return &Client{base: addr, Attempts: 1, Timeout: 2 * time.Second}
}

// Call posts in to a method path such as /shop.user.v1.UserService/GetProfile and decodes the answer into out.
func (c *Client) Call(ctx context.Context, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		err = c.try(ctx, path, body, out)
		if err == nil || attempt >= c.Attempts || !temporary(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(attempt) * 100 * time.Millisecond):
		}
	}
}

func (c *Client) try(ctx context.Context, path string, body []byte, out any) (err error) {
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	ctx, span := tracing.Start(ctx, tracing.Client, "POST "+path, "http.request.method", "POST", "url.full", c.base+path)
	defer func() { span.End(err) }()

	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("traceparent", tracing.Traceparent(ctx))
	if c.Token != "" {
		req.Header.Set("Authorization", "Bearer "+c.Token)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		text, _ := io.ReadAll(io.LimitReader(resp.Body, 1024))
		return &StatusError{Code: resp.StatusCode, Message: strings.TrimSpace(string(text))}
	}
	if out == nil {
		return nil
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

// StatusError is an answer that is not a success.
type StatusError struct {
	Code    int
	Message string
}

func (e *StatusError) Error() string { return fmt.Sprintf("status %d: %s", e.Code, e.Message) }

func temporary(err error) bool {
	var status *StatusError
	return !errors.As(err, &status) || status.Code == http.StatusBadGateway || status.Code == http.StatusServiceUnavailable
}
