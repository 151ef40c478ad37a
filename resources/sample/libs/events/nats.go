package events

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

const maxPayload = 1 << 20

// conn speaks the text protocol of a NATS server.
type conn struct {
	net.Conn
	in *bufio.Reader
}

func dial(ctx context.Context, addr string) (*conn, error) {
	dialer := net.Dialer{Timeout: 2 * time.Second}
	raw, err := dialer.DialContext(ctx, "tcp", addr)
	if err != nil {
		return nil, err
	}
	c := &conn{Conn: raw, in: bufio.NewReader(raw)}
	if _, err := c.line(); err != nil { // INFO {...}
		raw.Close()
		return nil, err
	}
	if _, err := io.WriteString(raw, "CONNECT {\"verbose\":false,\"name\":\"shop\"}\r\n"); err != nil {
		raw.Close()
		return nil, err
	}
	return c, nil
}

func (c *conn) publish(subject string, body []byte) error {
	if err := c.SetDeadline(time.Now().Add(2 * time.Second)); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(c, "PUB %s %d\r\n%s\r\nPING\r\n", subject, len(body), body); err != nil {
		return err
	}
	for {
		line, err := c.line()
		if err != nil || line == "PONG" {
			return err
		}
	}
}

// next returns the payload of the next message and answers the server's pings.
func (c *conn) next() ([]byte, error) {
	for {
		line, err := c.line()
		if err != nil {
			return nil, err
		}
		if line == "PING" {
			if _, err := io.WriteString(c, "PONG\r\n"); err != nil {
				return nil, err
			}
		}
		if !strings.HasPrefix(line, "MSG ") {
			continue
		}
		field := strings.Fields(line)
		size, err := strconv.Atoi(field[len(field)-1])
		if err != nil || size < 0 || size > maxPayload {
			return nil, fmt.Errorf("nats: bad message header %q", line)
		}
		body := make([]byte, size+2)
		if _, err := io.ReadFull(c.in, body); err != nil {
			return nil, err
		}
		return body[:size], nil
	}
}

func (c *conn) line() (string, error) {
	line, err := c.in.ReadString('\n')
	if err != nil {
		return "", err
	}
	line = strings.TrimRight(line, "\r\n")
	if strings.HasPrefix(line, "-ERR") {
		return "", fmt.Errorf("nats: %s", line)
	}
	return line, nil
}
