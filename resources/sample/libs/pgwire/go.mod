module example.com/shop/libs/pgwire

go 1.19
