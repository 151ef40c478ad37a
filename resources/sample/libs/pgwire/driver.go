// Package pgwire is a small database/sql driver for PostgreSQL: text values,
// password or SCRAM login, no TLS. Importing it registers the name "postgres".
package pgwire

import (
	"bufio"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"time"
)

func init() { sql.Register("postgres", pgDriver{}) }

type pgDriver struct{}

// Open connects to postgres://user:password@host:port/database.
func (pgDriver) Open(dsn string) (driver.Conn, error) {
	u, err := url.Parse(dsn)
	if err != nil {
		return nil, errors.New("pgwire: the data source is not a URL")
	}
	raw, err := net.DialTimeout("tcp", u.Host, 3*time.Second)
	if err != nil {
		return nil, err
	}
	c := &conn{raw: raw, in: bufio.NewReader(raw)}
	password, _ := u.User.Password()
	if err := c.login(u.User.Username(), password, strings.Trim(u.Path, "/")); err != nil {
		raw.Close()
		return nil, err
	}
	return c, nil
}

type conn struct {
	raw    net.Conn
	in     *bufio.Reader
	broken bool
}

func (c *conn) Close() error  { return c.raw.Close() }
func (c *conn) IsValid() bool { return !c.broken }

func (c *conn) Prepare(string) (driver.Stmt, error) {
	return nil, errors.New("pgwire: prepared statements are not supported")
}

func (c *conn) Begin() (driver.Tx, error) {
	_, err := c.run(context.TODO(), "BEGIN", nil)
	return tx{c}, err
}

func (c *conn) Ping(ctx context.Context) error { _, err := c.run(ctx, "SELECT 1", nil); return err }

func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	r, err := c.run(ctx, query, args)
	if err != nil {
		return nil, err
	}
	return driver.RowsAffected(r.affected), nil
}

func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	r, err := c.run(ctx, query, args)
	if err != nil {
		return nil, err
	}
	return r, nil
}

type tx struct{ c *conn }

func (t tx) Commit() error   { _, err := t.c.run(context.TODO(), "COMMIT", nil); return err }
func (t tx) Rollback() error { _, err := t.c.run(context.TODO(), "ROLLBACK", nil); return err }

// result is a whole answer, kept in memory.
type result struct {
	columns  []string
	rows     [][]driver.Value
	affected int64
}

func (r *result) Columns() []string { return r.columns }
func (r *result) Close() error      { return nil }

func (r *result) Next(dest []driver.Value) error {
	if len(r.rows) == 0 {
		return io.EOF
	}
	copy(dest, r.rows[0])
	r.rows = r.rows[1:]
	return nil
}

func text(v driver.Value) []byte {
	switch v := v.(type) {
	case []byte:
		return v
	case time.Time:
		return []byte(v.Format(time.RFC3339Nano))
	default:
		return []byte(fmt.Sprint(v))
	}
}
