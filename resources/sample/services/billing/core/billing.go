// Package billing writes invoices and knows how customers' accounts are doing.
package billing

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/http"

	authcore "example.com/shop/auth/core"
	"example.com/shop/libs/httpx"
)

// Schema creates the tables of this service.
const Schema = `
CREATE TABLE IF NOT EXISTS accounts (user_id text PRIMARY KEY, plan text NOT NULL, suspended boolean NOT NULL);
CREATE TABLE IF NOT EXISTS invoices (
	payment_id text PRIMARY KEY, order_id text NOT NULL, user_id text NOT NULL, amount_cents bigint NOT NULL)`

// Service answers questions about accounts and invoices.
type Service struct{ db *sql.DB }

// New returns a service on top of db.
func New(db *sql.DB) *Service { return &Service{db} }

type userRequest struct {
	UserID string `json:"userId"`
}

type standing struct {
	Plan      string `json:"plan"`
	Suspended bool   `json:"suspended"`
}

type invoice struct {
	PaymentID   string `json:"paymentId"`
	OrderID     string `json:"orderId"`
	UserID      string `json:"userId"`
	AmountCents int64  `json:"amountCents"`
}

type invoiceList struct {
	Invoices []invoice `json:"invoices"`
}

// Handler serves the methods to callers whose token the verifier accepts.
func (s *Service) Handler(verifier *authcore.Verifier) http.Handler {
	mux := http.NewServeMux()
	httpx.Handle(mux, "/shop.billing.v1.BillingService/GetStanding", s.getStanding)
	httpx.Handle(mux, "/shop.billing.v1.BillingService/ListInvoices", s.listInvoices)
	return verifier.Guard(mux)
}

// OnPaymentCaptured writes the invoice of a payment; seeing the event twice does no harm.
func (s *Service) OnPaymentCaptured(ctx context.Context, data []byte) error {
	var in invoice
	if err := json.Unmarshal(data, &in); err != nil {
		return err
	}
	_, err := s.db.ExecContext(ctx, `INSERT INTO invoices (payment_id, order_id, user_id, amount_cents)
		VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, in.PaymentID, in.OrderID, in.UserID, in.AmountCents)
	return err
}

func (s *Service) getStanding(ctx context.Context, in userRequest) (standing, error) {
	out := standing{Plan: "free"}
	err := s.db.QueryRowContext(ctx, `SELECT plan, suspended FROM accounts WHERE user_id = $1`, in.UserID).
		Scan(&out.Plan, &out.Suspended)
	if errors.Is(err, sql.ErrNoRows) {
		return out, nil
	}
	return out, err
}

func (s *Service) listInvoices(ctx context.Context, in userRequest) (invoiceList, error) {
	out := invoiceList{Invoices: []invoice{}}
	rows, err := s.db.QueryContext(ctx, `SELECT payment_id, order_id, user_id, amount_cents FROM invoices
		WHERE user_id = $1`, in.UserID)
	if err != nil {
		return out, err
	}
	defer rows.Close()
	for rows.Next() {
		var i invoice
		if err := rows.Scan(&i.PaymentID, &i.OrderID, &i.UserID, &i.AmountCents); err != nil {
			return out, err
		}
		out.Invoices = append(out.Invoices, i)
	}
	return out, rows.Err()
}
