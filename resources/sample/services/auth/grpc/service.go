package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"net/http"
	"time"

	authcore "example.com/shop/auth/core"
	"example.com/shop/libs/httpx"
	"example.com/shop/libs/tracing"
	userclient "example.com/shop/user/client"
)

const lifetime = 15 * time.Minute

var errDenied = &httpx.StatusError{Code: http.StatusUnauthorized, Message: "wrong credentials or token"}

type service struct {
	key     []byte
	users   *userclient.Client
	revoked revocations
}

type loginRequest struct {
	Email    string `json:"email"`
	Password string `json:"password"`
}

type tokenMessage struct {
	Token string `json:"token"`
}

type checkTokenResponse struct {
	UserID string `json:"userId"`
}

func (s *service) login(ctx context.Context, in loginRequest) (tokenMessage, error) {
	userID, err := s.users.VerifyPassword(ctx, in.Email, in.Password)
	if err != nil {
		tracing.Log(ctx, "login denied", "error", err)
		return tokenMessage{}, errDenied
	}
	id := make([]byte, 12)
	if _, err := rand.Read(id); err != nil {
		return tokenMessage{}, err
	}
	claims := authcore.Claims{ID: hex.EncodeToString(id), Subject: userID, Expires: time.Now().Add(lifetime).Unix()}
	token, err := authcore.Sign(s.key, claims)
	return tokenMessage{token}, err
}

func (s *service) checkToken(ctx context.Context, in tokenMessage) (checkTokenResponse, error) {
	claims, err := authcore.Parse(s.key, in.Token, time.Now())
	if err != nil {
		return checkTokenResponse{}, errDenied
	}
	gone, err := s.revoked.contains(ctx, claims.ID)
	if err != nil {
		return checkTokenResponse{}, err
	}
	if gone {
		return checkTokenResponse{}, errDenied
	}
	return checkTokenResponse{claims.Subject}, nil
}

func (s *service) revoke(ctx context.Context, in tokenMessage) (struct{}, error) {
	claims, err := authcore.Parse(s.key, in.Token, time.Now())
	if err != nil {
		return struct{}{}, errDenied
	}
	return struct{}{}, s.revoked.add(ctx, claims.ID)
}
