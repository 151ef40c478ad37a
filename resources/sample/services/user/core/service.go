package main

import (
	"context"
	"database/sql"
	"errors"
	"net/http"

	billingclient "example.com/shop/billing/client"
	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
)

type service struct {
	db      *sql.DB
	billing *billingclient.Client
}

type userID struct {
	UserID string `json:"userId"`
}

type profile struct {
	ID       string                 `json:"id"`
	Email    string                 `json:"email"`
	Name     string                 `json:"name"`
	Standing billingclient.Standing `json:"standing"`
}

type credentials struct {
	ID       string `json:"id"`
	Email    string `json:"email"`
	Name     string `json:"name"`
	Password string `json:"password"`
}

func (s *service) getProfile(ctx context.Context, in userID) (profile, error) {
	p := profile{ID: in.UserID}
	err := s.db.QueryRowContext(ctx, `SELECT email, name FROM users WHERE id = $1`, in.UserID).Scan(&p.Email, &p.Name)
	if errors.Is(err, sql.ErrNoRows) {
		return p, &httpx.StatusError{Code: http.StatusNotFound, Message: "no such user"}
	}
	if err != nil {
		return p, err
	}
	p.Standing, err = s.billing.AccountStanding(ctx, in.UserID)
	return p, err
}

func (s *service) verifyPassword(ctx context.Context, in credentials) (userID, error) {
	const query = `SELECT id FROM users WHERE email = $1 AND password = crypt($2, password)`
	var out userID
	err := s.db.QueryRowContext(ctx, query, in.Email, in.Password).Scan(&out.UserID)
	if errors.Is(err, sql.ErrNoRows) {
		return out, &httpx.StatusError{Code: http.StatusForbidden, Message: "wrong credentials"}
	}
	if err != nil {
		return out, err
	}
	standing, err := s.billing.AccountStanding(ctx, out.UserID)
	if err != nil {
		return out, err
	}
	if standing.Suspended {
		return out, &httpx.StatusError{Code: http.StatusForbidden, Message: "the account is suspended"}
	}
	go s.recordLogin(ctx, out.UserID)
	return out, nil
}

func (s *service) recordLogin(ctx context.Context, id string) {
	if _, err := s.db.ExecContext(ctx, `UPDATE users SET last_login = now() WHERE id = $1`, id); err != nil {
		tracing.Log(ctx, "login not recorded", "user", id, "error", err)
	}
}

func (s *service) register(ctx context.Context, in credentials) (userID, error) {
	const query = `INSERT INTO users (id, email, name, password) VALUES ($1, $2, $3, crypt($4, gen_salt('bf', 12)))
		ON CONFLICT DO NOTHING`
	done, err := s.db.ExecContext(ctx, query, in.ID, in.Email, in.Name, in.Password)
	if err != nil {
		return userID{}, err
	}
	if n, _ := done.RowsAffected(); n == 0 {
		return userID{}, &httpx.StatusError{Code: http.StatusConflict, Message: "this user exists already"}
	}
	return userID{in.ID}, nil
}
