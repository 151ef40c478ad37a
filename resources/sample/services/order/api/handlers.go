package main

import (
	"encoding/json"
	"net/http"
	"strings"

	"example.com/shop/libs/httpx"
	order "example.com/shop/order/core"
)

type placeOrderRequest struct {
	Lines      []order.Line `json:"lines"`
	CouponCode string       `json:"couponCode"`
}

func routes(mux *http.ServeMux, service *order.Service) {
	mux.HandleFunc("/orders", func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			httpx.Fail(w, r, &httpx.StatusError{Code: http.StatusMethodNotAllowed, Message: "POST an order here"})
			return
		}
		var in placeOrderRequest
		if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10)).Decode(&in); err != nil || !valid(in) {
			httpx.Fail(w, r, &httpx.StatusError{Code: http.StatusBadRequest, Message: "this is not an order"})
			return
		}
		placed, err := service.Place(r.Context(), r.Header.Get("X-User-Id"), in.Lines, in.CouponCode)
		if err != nil {
			httpx.Fail(w, r, err)
			return
		}
		httpx.Reply(w, http.StatusCreated, placed)
	})
	mux.HandleFunc("/orders/", func(w http.ResponseWriter, r *http.Request) {
		found, err := service.Store.Load(r.Context(), strings.TrimPrefix(r.URL.Path, "/orders/"))
		if err == nil && found.UserID != r.Header.Get("X-User-Id") {
			err = &httpx.StatusError{Code: http.StatusNotFound, Message: "no such order"}
		}
		if err != nil {
			httpx.Fail(w, r, err)
			return
		}
		httpx.Reply(w, http.StatusOK, found)
	})
}

func valid(in placeOrderRequest) bool {
	for _, line := range in.Lines {
		if line.SKU == "" || line.Quantity < 1 {
			return false
		}
	}
	return len(in.Lines) > 0
}
