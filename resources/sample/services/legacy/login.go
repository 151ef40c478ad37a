package main

import (
	"crypto/subtle"
	"net/http"

	"example.com/shop/libs/httpx"
)

// login serves the old back office, whose passwords were hashed by the C library.
func (s *shop) login(w http.ResponseWriter, r *http.Request) {
	var id, hash string
	err := s.db.QueryRowContext(r.Context(), `SELECT id, password FROM customers WHERE email = $1`,
		r.PostFormValue("email")).Scan(&id, &hash)
	if err == nil {
		var again string
		again, err = crypt(r.PostFormValue("password"), hash)
		if err == nil && subtle.ConstantTimeCompare([]byte(again), []byte(hash)) == 1 {
			httpx.Reply(w, http.StatusOK, map[string]string{"customerId": id})
			return
		}
	}
	httpx.Fail(w, r, &httpx.StatusError{Code: http.StatusUnauthorized, Message: "wrong credentials"})
}
