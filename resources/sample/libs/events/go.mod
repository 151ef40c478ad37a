module example.com/shop/libs/events

go 1.19

require example.com/shop/libs/tracing v0.0.0

replace example.com/shop/libs/tracing => ../tracing
