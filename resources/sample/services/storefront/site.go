package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"example.com/shop/libs/tracing"
)

//go:embed catalog.html
var catalogHTML string

var (
	catalogPage = template.Must(template.New("catalog").Parse(catalogHTML))
	client      = &http.Client{Timeout: 8 * time.Second}
)

type site struct{ gateway string }

func (s *site) catalog(w http.ResponseWriter, r *http.Request) {
	var articles []struct{ SKU, Name, Price string }
	if err := s.call(r.Context(), http.MethodGet, "/catalog", "", nil, &articles); err != nil {
		s.unavailable(w, r, err)
		return
	}
	_ = catalogPage.Execute(w, articles)
}

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	in := map[string]string{"email": r.PostFormValue("email"), "password": r.PostFormValue("password")}
	var out struct{ Token string }
	if err := s.call(r.Context(), http.MethodPost, "/login", "", in, &out); err != nil {
		s.unavailable(w, r, err)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "token", Value: out.Token, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *site) buy(w http.ResponseWriter, r *http.Request) {
	token := ""
	if cookie, err := r.Cookie("token"); err == nil {
		token = cookie.Value
	}
	quantity, _ := strconv.Atoi(r.PostFormValue("quantity"))
	in := map[string]any{
		"lines":      []map[string]any{{"sku": r.PostFormValue("sku"), "quantity": quantity}},
		"couponCode": r.PostFormValue("coupon"),
	}
	var out struct{ ID string }
	if err := s.call(r.Context(), http.MethodPost, "/orders", token, in, &out); err != nil {
		s.unavailable(w, r, err)
		return
	}
	fmt.Fprintf(w, "Thank you. Your order is %s.\n", out.ID)
}

func (s *site) call(ctx context.Context, method, path, token string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, method, s.gateway+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return fmt.Errorf("%s answered %s", path, resp.Status)
	}
	return json.NewDecoder(resp.Body).Decode(out)
}

func (s *site) unavailable(w http.ResponseWriter, r *http.Request, err error) {
	tracing.Log(r.Context(), "page failed", "path", r.URL.Path, "error", err)
	http.Error(w, "This did not work. Please try again.", http.StatusBadGateway)
}
