// service: legacy-shop
module example.com/shop/legacy

go 1.19

require (
	example.com/shop/libs/httpx v0.0.0
	example.com/shop/libs/pgwire v0.0.0
	example.com/shop/libs/tracing v0.0.0
)

replace (
	example.com/shop/libs/httpx => ../../libs/httpx
	example.com/shop/libs/pgwire => ../../libs/pgwire
	example.com/shop/libs/tracing => ../../libs/tracing
)
