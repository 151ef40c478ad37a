package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"strings"
	"time"
)

// revocations keeps the ids of revoked tokens in Redis until they would expire anyway.
type revocations struct{ addr string }

func (r revocations) add(ctx context.Context, id string) error {
	_, err := r.do(ctx, "SET", "revoked:"+id, "1", "EX", fmt.Sprint(int(lifetime.Seconds())))
	return err
}

func (r revocations) contains(ctx context.Context, id string) (bool, error) {
	answer, err := r.do(ctx, "EXISTS", "revoked:"+id)
	return answer == ":1", err
}

func (r revocations) ping(ctx context.Context) error {
	_, err := r.do(ctx, "PING")
	return err
}

func (r revocations) do(ctx context.Context, words ...string) (string, error) {
	dialer := net.Dialer{Timeout: time.Second}
	conn, err := dialer.DialContext(ctx, "tcp", r.addr)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(time.Second)); err != nil {
		return "", err
	}
	request := fmt.Sprintf("*%d\r\n", len(words))
	for _, word := range words {
		request += fmt.Sprintf("$%d\r\n%s\r\n", len(word), word)
	}
	if _, err := conn.Write([]byte(request)); err != nil {
		return "", err
	}
	line, err := bufio.NewReader(conn).ReadString('\n')
	if err == nil && strings.HasPrefix(line, "-") {
		err = errors.New("redis: " + strings.TrimSpace(line[1:]))
	}
	return strings.TrimSpace(line), err
}
