package pgwire

import (
	"bytes"
	"context"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

const maxMessage = 16 << 20

// run sends a query and reads its whole answer. Without arguments it uses the
// simple protocol, so that a schema of several statements can be sent at once.
func (c *conn) run(ctx context.Context, query string, args []driver.NamedValue) (*result, error) {
	deadline, _ := ctx.Deadline()
	if err := c.raw.SetDeadline(deadline); err != nil {
		return nil, err
	}
	finished := make(chan struct{})
	defer close(finished)
	go func() {
		select {
		case <-ctx.Done():
			_ = c.raw.SetDeadline(time.Unix(1, 0))
		case <-finished:
		}
	}()

	var out bytes.Buffer
	if len(args) == 0 {
		message(&out, 'Q', query+"\x00")
	} else {
		var bind bytes.Buffer
		bind.WriteString("\x00\x00\x00\x00")
		bind.Write(binary.BigEndian.AppendUint16(nil, uint16(len(args))))
		for _, arg := range args {
			if arg.Value == nil {
				bind.WriteString("\xff\xff\xff\xff")
				continue
			}
			value := text(arg.Value)
			bind.Write(binary.BigEndian.AppendUint32(nil, uint32(len(value))))
			bind.Write(value)
		}
		bind.WriteString("\x00\x00")
		message(&out, 'P', "\x00"+query+"\x00\x00\x00")
		message(&out, 'B', bind.String())
		message(&out, 'D', "P\x00")
		message(&out, 'E', "\x00\x00\x00\x00\x00")
		message(&out, 'S', "")
	}
	if _, err := c.raw.Write(out.Bytes()); err != nil {
		c.broken = true
		return nil, err
	}
	return c.answer()
}

func (c *conn) answer() (*result, error) {
	r := &result{}
	var failure error
	for {
		kind, body, err := c.read()
		if err != nil {
			c.broken = true
			return nil, err
		}
		switch kind {
		case 'T':
			r.columns = columns(body)
		case 'D':
			r.rows = append(r.rows, row(body))
		case 'C':
			words := strings.Fields(strings.TrimRight(string(body), "\x00"))
			r.affected, _ = strconv.ParseInt(words[len(words)-1], 10, 64)
		case 'E':
			failure = serverError(body)
		case 'Z':
			return r, failure
		}
	}
}

func message(out *bytes.Buffer, kind byte, body string) {
	out.WriteByte(kind)
	out.Write(binary.BigEndian.AppendUint32(nil, uint32(len(body)+4)))
	out.WriteString(body)
}

func (c *conn) read() (byte, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(c.in, head[:]); err != nil {
		return 0, nil, err
	}
	size := binary.BigEndian.Uint32(head[1:])
	if size < 4 || size > maxMessage {
		return 0, nil, errors.New("pgwire: bad message length")
	}
	body := make([]byte, size-4)
	_, err := io.ReadFull(c.in, body)
	return head[0], body, err
}

func columns(body []byte) []string {
	names := []string{}
	for body = body[2:]; len(body) > 0; {
		name, rest, _ := bytes.Cut(body, []byte{0})
		names = append(names, string(name))
		body = rest[18:]
	}
	return names
}

func row(body []byte) []driver.Value {
	values := []driver.Value{}
	for body = body[2:]; len(body) > 0; {
		size := int32(binary.BigEndian.Uint32(body))
		body = body[4:]
		if size < 0 {
			values = append(values, nil)
			continue
		}
		values = append(values, string(body[:size]))
		body = body[size:]
	}
	return values
}

func serverError(body []byte) error {
	for _, field := range bytes.Split(body, []byte{0}) {
		if len(field) > 0 && field[0] == 'M' {
			return fmt.Errorf("postgres: %s", field[1:])
		}
	}
	return errors.New("postgres: unknown error")
}
