package authcore

import (
	"context"
	"net/http"
	"strings"
	"time"

	"example.com/shop/libs/httpx"
)

// Verifier guards the endpoints of a service that takes tokens.
type Verifier struct {
	key  []byte
	auth *httpx.Client
}

// NewVerifier needs the signing key and the address of the auth service.
func NewVerifier(key, authAddr string) *Verifier {
	return &Verifier{key: []byte(key), auth: httpx.NewClient(authAddr)}
}

// Verify checks a token locally and then asks the auth service whether it was revoked.
func (v *Verifier) Verify(ctx context.Context, token string) (Claims, error) {
	claims, err := Parse(v.key, token, time.Now())
	if err != nil {
		return Claims{}, err
	}
	in := map[string]string{"token": token}
	if err := v.auth.Call(ctx, "/shop.auth.v1.AuthService/CheckToken", in, nil); err != nil {
		return Claims{}, err
	}
	return claims, nil
}

// Guard lets only requests with a good bearer token through.
func (v *Verifier) Guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if _, err := v.Verify(r.Context(), token); err != nil {
			httpx.Fail(w, r, &httpx.StatusError{Code: http.StatusUnauthorized, Message: "a valid token is needed"})
			return
		}
		next.ServeHTTP(w, r)
	})
}
