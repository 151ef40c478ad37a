package main

import (
	"context"
	"database/sql"
	"errors"
	"net/http"

	"example.com/shop/libs/httpx"
)

type service struct{ db *sql.DB }

type line struct {
	SKU      string `json:"sku"`
	Quantity int32  `json:"quantity"`
}

type orderRequest struct {
	IdempotencyKey string `json:"idempotencyKey"`
	OrderID        string `json:"orderId"`
	Lines          []line `json:"lines"`
}

type subtotal struct {
	SubtotalCents int64 `json:"subtotalCents"`
}

type item struct {
	SKU        string `json:"sku"`
	Available  int32  `json:"available"`
	PriceCents int64  `json:"priceCents"`
}

type stock struct {
	Items []item `json:"items"`
}

type empty struct{}

func (s *service) priceLines(ctx context.Context, in orderRequest) (subtotal, error) {
	var sum subtotal
	for _, l := range in.Lines {
		var price int64
		err := s.db.QueryRowContext(ctx, `SELECT price_cents FROM stock WHERE sku = $1`, l.SKU).Scan(&price)
		if errors.Is(err, sql.ErrNoRows) {
			return sum, &httpx.StatusError{Code: http.StatusNotFound, Message: "no such article: " + l.SKU}
		}
		if err != nil {
			return sum, err
		}
		sum.SubtotalCents += price * int64(l.Quantity)
	}
	return sum, nil
}

func (s *service) reserve(ctx context.Context, in orderRequest) (empty, error) {
	const query = `WITH taken AS (
			UPDATE stock SET available = available - $3::int WHERE sku = $2 AND available >= $3::int
				AND NOT EXISTS (SELECT 1 FROM reservations WHERE order_id = $1 AND sku = $2)
			RETURNING sku)
		INSERT INTO reservations (order_id, sku, quantity) SELECT $1, sku, $3::int FROM taken`
	for _, l := range in.Lines {
		done, err := s.db.ExecContext(context.Background(), query, in.OrderID, l.SKU, l.Quantity)
		if err != nil {
			return empty{}, err
		}
		if n, _ := done.RowsAffected(); n == 0 && !s.reserved(ctx, in.OrderID, l.SKU) {
			return empty{}, &httpx.StatusError{Code: http.StatusConflict, Message: "sold out: " + l.SKU}
		}
	}
	return empty{}, nil
}

func (s *service) reserved(ctx context.Context, orderID, sku string) bool {
	var n int
	row := s.db.QueryRowContext(ctx, `SELECT count(*) FROM reservations WHERE order_id = $1 AND sku = $2`, orderID, sku)
	return row.Scan(&n) == nil && n > 0
}

func (s *service) release(ctx context.Context, in orderRequest) (empty, error) {
	const query = `WITH freed AS (DELETE FROM reservations WHERE order_id = $1 RETURNING sku, quantity)
		UPDATE stock SET available = available + freed.quantity FROM freed WHERE stock.sku = freed.sku`
	_, err := s.db.ExecContext(context.Background(), query, in.OrderID)
	return empty{}, err
}

func (s *service) listStock(ctx context.Context, _ empty) (stock, error) {
	out := stock{Items: []item{}}
	rows, err := s.db.QueryContext(ctx, `SELECT sku, available, price_cents FROM stock ORDER BY sku`)
	if err != nil {
		return out, err
	}
	defer rows.Close()
	for rows.Next() {
		var i item
		if err := rows.Scan(&i.SKU, &i.Available, &i.PriceCents); err != nil {
			return out, err
		}
		out.Items = append(out.Items, i)
	}
	return out, rows.Err()
}
