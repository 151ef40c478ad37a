package main

import (
	"database/sql"
	"fmt"
	"net/http"

	"example.com/shop/libs/httpx"
)

type shop struct {
	db        *sql.DB
	ordersDB  *sql.DB
	inventory *httpx.Client
}

type article struct {
	SKU   string `json:"sku"`
	Name  string `json:"name"`
	Price string `json:"price"`
	Stock int32  `json:"stock"`
}

// catalog joins the monolith's articles with the stock that the inventory service keeps.
func (s *shop) catalog(w http.ResponseWriter, r *http.Request) {
	var stock struct {
		Items []struct {
			SKU       string `json:"sku"`
			Available int32  `json:"available"`
		} `json:"items"`
	}
	err := s.inventory.Call(r.Context(), "/shop.inventory.v1.InventoryService/ListStock", struct{}{}, &stock)
	if err != nil {
		httpx.Fail(w, r, err)
		return
	}
	available := map[string]int32{}
	for _, item := range stock.Items {
		available[item.SKU] = item.Available
	}
	rows, err := s.db.QueryContext(r.Context(), `SELECT sku, name, price_cents FROM articles ORDER BY name`)
	if err != nil {
		httpx.Fail(w, r, err)
		return
	}
	defer rows.Close()
	articles := []article{}
	for rows.Next() {
		var a article
		var cents int64
		if err := rows.Scan(&a.SKU, &a.Name, &cents); err != nil {
			httpx.Fail(w, r, err)
			return
		}
		a.Price, a.Stock = fmt.Sprintf("%d.%02d", cents/100, cents%100), available[a.SKU]
		articles = append(articles, a)
	}
	if err := rows.Err(); err != nil {
		httpx.Fail(w, r, err)
		return
	}
	httpx.Reply(w, http.StatusOK, articles)
}
