module example.com/shop/libs/tracing

go 1.19
