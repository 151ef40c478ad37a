// Package events publishes and consumes JSON events over NATS.
package events

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"example.com/shop/libs/tracing"
)

// Handler works on one event. An error is logged; core NATS does not deliver again.
type Handler func(ctx context.Context, data []byte) error

// Bus is a NATS server.
type Bus struct{ addr string }

// NewBus takes a URL such as nats://nats:4222.
func NewBus(url string) *Bus { return &Bus{addr: strings.TrimPrefix(url, "nats://")} }

type envelope struct {
	Traceparent string          `json:"traceparent"`
	Data        json.RawMessage `json:"data"`
}

// Publish sends an event and waits until the server has read it.
func (b *Bus) Publish(ctx context.Context, subject string, event any) (err error) {
	ctx, span := tracing.Start(ctx, tracing.Producer, subject+" publish",
		"messaging.system", "nats", "messaging.destination.name", subject)
	defer func() { span.End(err) }()

	data, err := json.Marshal(event)
	if err != nil {
		return err
	}
	body, err := json.Marshal(envelope{tracing.Traceparent(ctx), data})
	if err != nil {
		return err
	}
	conn, err := dial(ctx, b.addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.publish(subject, body)
}

// Subscribe hands every event of a subject to handle until ctx ends, and
// connects again when the server goes away. Members of a group share the events.
func (b *Bus) Subscribe(ctx context.Context, subject, group string, handle Handler) {
	for ctx.Err() == nil {
		err := b.consume(ctx, subject, group, handle)
		if ctx.Err() != nil {
			return
		}
		tracing.Log(ctx, "subscription lost", "subject", subject, "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func (b *Bus) consume(ctx context.Context, subject, group string, handle Handler) error {
	conn, err := dial(ctx, b.addr)
	if err != nil {
		return err
	}
	defer conn.Close()
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-ctx.Done():
			conn.Close()
		case <-done:
		}
	}()
	if _, err := fmt.Fprintf(conn, "SUB %s %s 1\r\n", subject, group); err != nil {
		return err
	}
	for {
		body, err := conn.next()
		if err != nil {
			return err
		}
		var env envelope
		if err := json.Unmarshal(body, &env); err != nil {
			tracing.Log(ctx, "event is not JSON", "subject", subject, "error", err)
			continue
		}
		msgCtx, span := tracing.Start(tracing.WithRemote(ctx, env.Traceparent), tracing.Consumer, subject+" process",
			"messaging.system", "nats", "messaging.destination.name", subject, "messaging.consumer.group.name", group)
		err = handle(msgCtx, env.Data)
		if err != nil {
			tracing.Log(msgCtx, "event not handled", "subject", subject, "error", err)
		}
		span.End(err)
	}
}
